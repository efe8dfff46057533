'use client';

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';

import { ArchivedPanel } from '../../../../components/archive/archived-panel.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';

export function ArchivedCheckpoints() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: archived } = useSuspenseQuery(trpc.checkpoints.archived.queryOptions());
  const restoring = useMutation(
    trpc.checkpoints.restore.mutationOptions({
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.checkpoints.pathFilter()),
          // They count their checkpoints.
          queryClient.invalidateQueries(trpc.backends.list.queryFilter()),
        ]),
    }),
  );
  return (
    <ArchivedPanel
      noun="checkpoint"
      archived={archived}
      onRestore={(id) => {
        restoring.mutate({ id });
      }}
      restoringId={restoring.isPending ? restoring.variables.id : null}
      error={restoring.error?.message}
    />
  );
}
