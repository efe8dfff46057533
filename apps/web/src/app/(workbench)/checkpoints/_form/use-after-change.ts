'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

import { useTRPC } from '../../../../trpc/client.tsx';

/** To the list of checkpoints, once what shows them has been told that they changed. */
export function useAfterChange(): () => Promise<void> {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.checkpoints.pathFilter()),
      queryClient.invalidateQueries(trpc.backends.list.queryFilter()),
    ]);
    router.push('/checkpoints');
  };
}
