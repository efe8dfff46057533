'use client';

import type { Backend } from '@assay/contracts/backends';
import {
  SERVING_NAMES,
  servingRefusal,
  type CheckpointServing,
} from '@assay/contracts/checkpoint-serving';

import { Field } from '../../../../components/ui/field.tsx';
import { Select, TextInput } from '../../../../components/ui/inputs.tsx';
import type { CheckpointFieldsProps } from './served-model-fields.tsx';

type ServingFieldsProps = CheckpointFieldsProps & { backends: readonly Backend[] };

const KINDS = Object.keys(SERVING_NAMES) as CheckpointServing['kind'][];

const HINTS: Record<CheckpointServing['kind'], string> = {
  served: 'The server has it already, or gets it by its name.',
  adapter: 'Loaded before the first request. Adapters of one model are asked together.',
  weights: 'Replaces what is loaded, once all requests for that have ended.',
};

export function ServingFields({ form, errors, onChange, backends }: ServingFieldsProps) {
  const backend = backends.find(({ id }) => id === form.backendId);
  const refusal = backend ? servingRefusal(form.serving, backend.dialect) : null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Loaded as"
        hint={HINTS[form.serving]}
        error={refusal === null ? undefined : `${refusal}.`}
      >
        <Select
          value={form.serving}
          onChange={(event) => {
            const serving = KINDS.find((kind) => kind === event.target.value) ?? 'served';
            onChange({ ...form, serving });
          }}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {SERVING_NAMES[kind]}
            </option>
          ))}
        </Select>
      </Field>
      {form.serving === 'adapter' && (
        <Field
          label="Adapter name"
          hint="A name of its own on the server."
          error={errors.adapterName}
        >
          <ServingText
            value={form.adapterName}
            onChange={(adapterName) => {
              onChange({ ...form, adapterName });
            }}
          />
        </Field>
      )}
      {form.serving !== 'served' && (
        <Field label="Path" hint="Where the server itself finds it." error={errors.weightsPath}>
          <ServingText
            value={form.weightsPath}
            onChange={(weightsPath) => {
              onChange({ ...form, weightsPath });
            }}
          />
        </Field>
      )}
      {form.serving === 'weights' && (
        <Field
          label="Weights id"
          optional
          hint="What the server must call them once loaded; anything else stops the run."
          error={errors.expectedWeightsId}
        >
          <ServingText
            value={form.expectedWeightsId}
            onChange={(expectedWeightsId) => {
              onChange({ ...form, expectedWeightsId });
            }}
          />
        </Field>
      )}
    </div>
  );
}

function ServingText({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
