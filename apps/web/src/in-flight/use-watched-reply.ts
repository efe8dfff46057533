'use client';

import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';

import type { InFlightPlace } from '@assay/contracts/in-flight';

import { useTRPC } from '../trpc/client.tsx';
import { addFrame, type GrowingReply } from './growing-reply.ts';

/** A reply as it grows; null before its first frame. The text stays when the request has ended. */
export function useWatchedReply(place: InFlightPlace): {
  reply: GrowingReply | null;
  error: string | null;
} {
  const trpc = useTRPC();
  const [reply, setReply] = useState<GrowingReply | null>(null);
  const isOver = reply !== null && reply.end !== null;
  const { error } = useSubscription(
    trpc.inFlight.watch.subscriptionOptions(place, {
      enabled: !isOver,
      onData: (frame) => {
        setReply((before) => addFrame(before, frame));
      },
    }),
  );
  return { reply, error: error?.message ?? null };
}
