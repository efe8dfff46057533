'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';

import type { InFlightKey } from '@assay/contracts/in-flight';

import { useTRPC } from '../trpc/client.tsx';
import { samplePath } from '../url/routes.ts';

/** A reply is graded and recorded with others, a moment after it has ended. */
const LOOK_INTERVAL_MS = 2_000;

/** The way to the sample that a request became, as soon as it is stored. */
export function SampleLink({ of: { runId, itemId, repeat } }: { of: InFlightKey }) {
  const { data: sampleId } = useQuery(
    useTRPC().samples.find.queryOptions(
      { runId, itemId, repeat },
      {
        staleTime: 0,
        refetchInterval: ({ state }) => (state.data ? false : LOOK_INTERVAL_MS),
      },
    ),
  );
  if (!sampleId) return null;
  return (
    <Link href={samplePath(sampleId)} className="text-accent hover:underline">
      Open the sample
    </Link>
  );
}
