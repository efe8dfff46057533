'use client';

import type { Checkpoint } from '@assay/contracts/checkpoints';

import { Field } from '../../../../components/ui/field.tsx';
import { NumberInput, Select, TextInput } from '../../../../components/ui/inputs.tsx';
import { numberOrNull } from './number-or-null.ts';
import type { CheckpointFieldsProps } from './served-model-fields.tsx';

type LineageFieldsProps = CheckpointFieldsProps & { checkpoints: readonly Checkpoint[] };

export function LineageFields({ form, errors, onChange, checkpoints }: LineageFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Family" optional error={errors.family}>
        <TextInput
          value={form.family}
          onChange={(event) => {
            onChange({ ...form, family: event.target.value });
          }}
        />
      </Field>
      <Field label="Training run" optional error={errors.trainingRun}>
        <TextInput
          value={form.trainingRun}
          onChange={(event) => {
            onChange({ ...form, trainingRun: event.target.value });
          }}
        />
      </Field>
      <Field label="Step" optional error={errors.step}>
        <NumberInput
          min={0}
          value={form.step}
          onChange={(step) => {
            onChange({ ...form, step });
          }}
        />
      </Field>
      <Field
        label="Parent"
        optional
        hint="The checkpoint it was trained from."
        error={errors.parentId}
      >
        <Select
          value={form.parentId ?? ''}
          onChange={(event) => {
            onChange({ ...form, parentId: numberOrNull(event.target.value) });
          }}
        >
          <option value="">None</option>
          {checkpoints.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
