'use client';

import { useState, type SubmitEvent } from 'react';

import type { Backend } from '@assay/contracts/backends';
import type { Checkpoint } from '@assay/contracts/checkpoints';

import { Button } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { useFocusFirstInvalid } from '../../../../forms/use-focus-first-invalid.ts';
import {
  readCheckpointForm,
  type CheckpointForm,
  type CheckpointFormErrors,
  type ReadCheckpointForm,
} from './checkpoint-form.ts';
import { DefaultSamplingPanel } from './default-sampling-panel.tsx';
import { LineageFields } from './lineage-fields.tsx';
import { ServedModelFields } from './served-model-fields.tsx';
import { ServingFields } from './serving-fields.tsx';

export type CheckpointInput = Extract<ReadCheckpointForm, { kind: 'ready' }>['input'];

interface CheckpointFormPanelProps {
  start: CheckpointForm;
  backends: readonly Backend[];
  /** Those that may be its parent. */
  parents: readonly Checkpoint[];
  saving: { isPending: boolean; error: { message: string } | null };
  saveLabel: string;
  onSave: (input: CheckpointInput) => void;
}

export function CheckpointFormPanel(props: CheckpointFormPanelProps) {
  const { start, backends, parents, saving, saveLabel, onSave } = props;
  const [form, setForm] = useState(start);
  const [errors, setErrors] = useState<CheckpointFormErrors>({});
  const formRef = useFocusFirstInvalid(errors);
  const fields = { form, errors, onChange: setForm };
  const backend = backends.find(({ id }) => id === form.backendId);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = readCheckpointForm(form);
    setErrors(read.kind === 'incomplete' ? read.errors : {});
    if (read.kind === 'ready') onSave(read.input);
  }

  return (
    <form ref={formRef} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Panel title="Model">
        <ServedModelFields {...fields} backends={backends} />
      </Panel>
      <Panel title="Weights" description="How it is put on its backend.">
        <ServingFields {...fields} backends={backends} />
      </Panel>
      <Panel
        title="Lineage"
        description="Where it stands in training; lists are sorted and curves drawn by it."
      >
        <LineageFields {...fields} checkpoints={parents} />
      </Panel>
      <DefaultSamplingPanel {...fields} backend={backend} />
      {saving.error && <ErrorNote>{saving.error.message}</ErrorNote>}
      <Button type="submit" variant="primary" pending={saving.isPending} className="self-start">
        {saveLabel}
      </Button>
    </form>
  );
}
