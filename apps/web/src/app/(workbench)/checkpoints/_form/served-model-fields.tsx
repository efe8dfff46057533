'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { useId } from 'react';

import type { Backend, ReplicaProbe } from '@assay/contracts/backends';

import { Field } from '../../../../components/ui/field.tsx';
import { Select, TextArea, TextInput } from '../../../../components/ui/inputs.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';
import { servedModelRows } from '../../backends/probed.ts';
import {
  withServedName,
  type CheckpointForm,
  type CheckpointFormErrors,
} from './checkpoint-form.ts';
import { numberOrNull } from './number-or-null.ts';

export interface CheckpointFieldsProps {
  form: CheckpointForm;
  errors: CheckpointFormErrors;
  onChange: (form: CheckpointForm) => void;
}

type ServedModelFieldsProps = CheckpointFieldsProps & { backends: readonly Backend[] };

export function ServedModelFields({ form, errors, onChange, backends }: ServedModelFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Backend" error={errors.backendId}>
        <Select
          required
          value={form.backendId ?? ''}
          onChange={(event) => {
            onChange({ ...form, backendId: numberOrNull(event.target.value) });
          }}
        >
          <option value="">Choose a backend</option>
          {backends.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <ServedModelField form={form} errors={errors} onChange={onChange} />
      <Field label="Name" hint="How it is called in tables and charts." error={errors.name}>
        <TextInput
          autoComplete="off"
          required
          value={form.name}
          onChange={(event) => {
            onChange({ ...form, name: event.target.value });
          }}
        />
      </Field>
      <Field
        label="System message"
        optional
        hint="Sent before every question."
        error={errors.systemMessage}
        className="sm:col-span-2"
      >
        <TextArea
          value={form.systemMessage}
          onChange={(event) => {
            onChange({ ...form, systemMessage: event.target.value });
          }}
        />
      </Field>
    </div>
  );
}

/** A text field, because a server need not say all that it serves; what it does say is offered. */
function ServedModelField({ form, errors, onChange }: CheckpointFieldsProps) {
  const trpc = useTRPC();
  const listId = useId();
  const { data: probes = [] } = useQuery(
    trpc.backends.test.queryOptions(form.backendId === null ? skipToken : { id: form.backendId }),
  );
  return (
    <Field label="Served model" hint={servedHint(probes)} error={errors.servedName}>
      <TextInput
        list={listId}
        autoComplete="off"
        spellCheck={false}
        required
        value={form.servedName}
        onChange={(event) => {
          onChange(withServedName(form, event.target.value));
        }}
      />
      <datalist id={listId}>
        {servedModelRows(probes).map(({ id }) => (
          <option key={id} value={id} />
        ))}
      </datalist>
    </Field>
  );
}

/** What the servers offer, or why they offer nothing. */
function servedHint(probes: readonly ReplicaProbe[]): string {
  const models = servedModelRows(probes);
  const [first, second] = models;
  if (first === undefined)
    return probes[0]?.message ?? 'The name that goes into the request, as the server calls it.';
  if (second === undefined) return `The backend serves ${first.id}.`;
  return `The backend serves ${models.length} models; they are offered as you type.`;
}
