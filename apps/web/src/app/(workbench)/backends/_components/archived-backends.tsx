'use client';

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';

import { ArchivedPanel } from '../../../../components/archive/archived-panel.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';

export function ArchivedBackends() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: archived } = useSuspenseQuery(trpc.backends.archived.queryOptions());
  const restoring = useMutation(
    trpc.backends.restore.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.backends.pathFilter()),
    }),
  );
  return (
    <ArchivedPanel
      noun="backend"
      archived={archived}
      onRestore={(id) => {
        restoring.mutate({ id });
      }}
      restoringId={restoring.isPending ? restoring.variables.id : null}
      error={restoring.error?.message}
    />
  );
}
