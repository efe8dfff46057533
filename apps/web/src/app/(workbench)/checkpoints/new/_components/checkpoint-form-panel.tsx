'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type SubmitEvent } from 'react';

import type { Backend } from '@assay/contracts/backends';
import type { Checkpoint } from '@assay/contracts/checkpoints';

import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import {
  readCheckpointForm,
  startCheckpointForm,
  type CheckpointForm,
  type CheckpointFormErrors,
} from '../checkpoint-form.ts';
import { LineageFields } from './lineage-fields.tsx';
import { ServedModelFields } from './served-model-fields.tsx';
import { ServingFields } from './serving-fields.tsx';

interface CheckpointFormPanelProps {
  backends: readonly Backend[];
  checkpoints: readonly Checkpoint[];
  backendId: number | null;
  servedName: string;
}

export function CheckpointFormPanel(props: CheckpointFormPanelProps) {
  const { backends, checkpoints, backendId, servedName } = props;
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [form, setForm] = useState<CheckpointForm>(() =>
    startCheckpointForm(backendId, servedName),
  );
  const [errors, setErrors] = useState<CheckpointFormErrors>({});
  const create = useMutation(
    trpc.checkpoints.create.mutationOptions({
      async onSuccess() {
        await Promise.all([
          queryClient.invalidateQueries(trpc.checkpoints.list.queryFilter()),
          queryClient.invalidateQueries(trpc.backends.list.queryFilter()),
        ]);
        router.push('/checkpoints');
      },
    }),
  );

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = readCheckpointForm(form);
    setErrors(read.kind === 'incomplete' ? read.errors : {});
    if (read.kind === 'ready') create.mutate(read.input);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-6">
      <Panel title="Model">
        <ServedModelFields form={form} errors={errors} onChange={setForm} backends={backends} />
      </Panel>
      <Panel title="Weights" description="How it is put on its backend.">
        <ServingFields form={form} errors={errors} onChange={setForm} backends={backends} />
      </Panel>
      <Panel title="Lineage" description="Where it stands in training; curves are drawn along it.">
        <LineageFields form={form} errors={errors} onChange={setForm} checkpoints={checkpoints} />
      </Panel>
      {create.isError && <ErrorNote>{create.error.message}</ErrorNote>}
      <Button type="submit" variant="primary" pending={create.isPending} className="self-start">
        Add checkpoint
      </Button>
    </form>
  );
}
