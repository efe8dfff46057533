'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';

import { ProbeResult } from '../../_components/probe-result.tsx';
import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import {
  emptyBackendForm,
  readBackendForm,
  readProbe,
  suggestBackendName,
  type BackendForm,
  type BackendFormErrors,
} from '../backend-form.ts';
import type { Added } from './added-backend.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import { IdentityFields } from './identity-fields.tsx';

export function BackendFormPanel({ onAdded }: { onAdded: (added: Added) => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(emptyBackendForm);
  const [errors, setErrors] = useState<BackendFormErrors>({});
  const probe = useMutation(trpc.backends.probe.mutationOptions());
  const create = useMutation(
    trpc.backends.create.mutationOptions({
      async onSuccess({ id }, { name }) {
        await queryClient.invalidateQueries(trpc.backends.list.queryFilter());
        onAdded({ id, name: name.trim(), probe: probe.data ?? null });
      },
    }),
  );

  function change(part: Partial<BackendForm>) {
    setForm({ ...form, ...part });
    // The answer belonged to the old address and key.
    if ('url' in part || 'secret' in part) probe.reset();
  }

  function test() {
    const read = readProbe(form);
    setErrors(read.kind === 'incomplete' ? read.errors : {});
    if (read.kind === 'incomplete') return;
    if (form.name === '') setForm({ ...form, name: suggestBackendName(read.input.url) });
    probe.mutate(read.input);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = readBackendForm(form, probe.data?.dialect ?? 'plain');
    setErrors(read.kind === 'incomplete' ? read.errors : {});
    if (read.kind === 'ready') create.mutate(read.input);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-6">
      <Panel title="Connection">
        <div className="flex flex-col gap-4">
          <ConnectionFields form={form} errors={errors} onChange={change} />
          <Button onClick={test} pending={probe.isPending} className="self-start">
            Test connection
          </Button>
          {probe.isError && <ErrorNote>{probe.error.message}</ErrorNote>}
          {probe.data && <ProbeResult probe={probe.data} />}
        </div>
      </Panel>
      <Panel title="In Assay">
        <div className="flex flex-col gap-4">
          <IdentityFields form={form} errors={errors} onChange={change} />
          {create.isError && <ErrorNote>{create.error.message}</ErrorNote>}
          <Button type="submit" variant="primary" pending={create.isPending} className="self-start">
            Add backend
          </Button>
        </div>
      </Panel>
    </form>
  );
}
