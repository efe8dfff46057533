'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useTRPC } from '../trpc/client.tsx';

/** Makes gradings the ones that count; every figure that is shown anywhere is asked for again. */
export function useMakeCurrent({ onDone }: { onDone?: () => void } = {}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.gradings.makeCurrent.mutationOptions({
      onSuccess: async () => {
        onDone?.();
        const stale = [
          ...[trpc.gradings, trpc.leaderboard, trpc.runs],
          ...[trpc.samples, trpc.statistics, trpc.sweeps],
        ];
        await Promise.all(
          stale.map((router) => queryClient.invalidateQueries(router.pathFilter())),
        );
      },
    }),
  );
}
