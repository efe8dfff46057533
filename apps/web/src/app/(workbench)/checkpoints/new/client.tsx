'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';

import { CheckpointFormPanel } from '../_form/checkpoint-form-panel.tsx';
import { startCheckpointForm } from '../_form/checkpoint-form.ts';
import { useAfterChange } from '../_form/use-after-change.ts';
import { ButtonLink } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';

interface NewCheckpointScreenProps {
  backendId: number | null;
  servedName: string;
}

export function NewCheckpointScreen({ backendId, servedName }: NewCheckpointScreenProps) {
  const trpc = useTRPC();
  const { data: backends } = useSuspenseQuery(trpc.backends.list.queryOptions());
  const { data: checkpoints } = useSuspenseQuery(trpc.checkpoints.list.queryOptions());
  const create = useMutation(
    trpc.checkpoints.create.mutationOptions({ onSuccess: useAfterChange() }),
  );
  const only = backends.length === 1 ? backends[0]?.id : undefined;
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title="Add checkpoint"
        breadcrumbs={[{ label: 'Checkpoints', href: '/checkpoints' }]}
      />
      {backends.length === 0 ? (
        <Panel>
          <EmptyState
            title="A checkpoint needs a backend"
            action={
              <ButtonLink href="/backends/new" variant="primary">
                Add backend
              </ButtonLink>
            }
          >
            Add the server that serves the model first.
          </EmptyState>
        </Panel>
      ) : (
        <CheckpointFormPanel
          start={startCheckpointForm(backendId ?? only ?? null, servedName)}
          backends={backends}
          parents={checkpoints}
          saving={create}
          saveLabel="Add checkpoint"
          onSave={create.mutate}
        />
      )}
    </div>
  );
}
