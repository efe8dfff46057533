'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';

import { CheckpointFormPanel } from '../../_form/checkpoint-form-panel.tsx';
import { checkpointForm } from '../../_form/checkpoint-form.ts';
import { useAfterChange } from '../../_form/use-after-change.ts';
import { PageHeader } from '../../../../../components/ui/page-header.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';

export function EditCheckpointScreen({ checkpointId: id }: { checkpointId: number }) {
  const trpc = useTRPC();
  const { data: checkpoint } = useSuspenseQuery(trpc.checkpoints.get.queryOptions({ id }));
  const { data: checkpoints } = useSuspenseQuery(trpc.checkpoints.list.queryOptions());
  const { data: backends } = useSuspenseQuery(trpc.backends.list.queryOptions());
  const update = useMutation(
    trpc.checkpoints.update.mutationOptions({ onSuccess: useAfterChange() }),
  );
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title={`Edit ${checkpoint.name}`}
        breadcrumbs={[{ label: 'Checkpoints', href: '/checkpoints' }]}
        description="Runs keep the system message and the sampling that they were queued with."
      />
      <CheckpointFormPanel
        start={checkpointForm(checkpoint)}
        backends={backends}
        parents={checkpoints.filter((other) => other.id !== id)}
        saving={update}
        saveLabel="Save"
        onSave={(input) => {
          update.mutate({ ...input, id });
        }}
      />
    </div>
  );
}
