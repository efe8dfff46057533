'use client';

import { useState, type SubmitEvent } from 'react';

import { ReplicaProbes } from '../_components/replica-probes.tsx';
import { ServedModels } from '../_components/served-models.tsx';
import { Button } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { useFocusFirstInvalid } from '../../../../forms/use-focus-first-invalid.ts';
import { servedModelRows } from '../probed.ts';
import { suggestBackendName, type BackendForm, type BackendFormErrors } from './backend-form.ts';
import { ReplicaUrlFields } from './connection-fields.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { KeyField } from './key-field.tsx';
import { RepliesField } from './replies-field.tsx';
import { TimeLimitFields } from './time-limit-fields.tsx';
import { useProbe } from './use-probe.ts';
import type { SaveBackend } from './use-save-backend.ts';

interface BackendFormPanelProps {
  start: BackendForm;
  /** The stored backend that is changed; null: a new one. */
  stored: { id: number; hasSecret: boolean } | null;
  saving: SaveBackend;
  saveLabel: string;
}

export function BackendFormPanel({ start, stored, saving, saveLabel }: BackendFormPanelProps) {
  const [form, setForm] = useState(start);
  const [errors, setErrors] = useState<BackendFormErrors>({});
  const formRef = useFocusFirstInvalid(errors);
  const probe = useProbe(stored?.id ?? null);

  function change(part: Partial<BackendForm>) {
    setForm({ ...form, ...part });
    if ('urls' in part || 'secret' in part || 'keyChange' in part) probe.forget();
  }

  function test() {
    const read = probe.ask(form);
    setErrors(read.kind === 'incomplete' ? read.errors : {});
    const suggested = suggestBackendName(form.urls[0]?.trim() ?? '');
    if (form.name === '') setForm({ ...form, name: suggested });
  }

  async function submit() {
    const probes = form.dialect === 'probed' ? await probe.findProbes(form) : [];
    setErrors(saving.save(form, probes));
  }

  return (
    <form
      ref={formRef}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        // What goes wrong is shown by the probe.
        submit().catch(() => undefined);
      }}
    >
      <Panel title="Connection">
        <div className="flex flex-col gap-4">
          <ReplicaUrlFields form={form} errors={errors} onChange={change} />
          <KeyField
            form={form}
            errors={errors}
            onChange={change}
            hasSecret={stored?.hasSecret ?? false}
          />
          <Button onClick={test} pending={probe.isPending} className="self-start">
            Test connection
          </Button>
          <ProbeAnswer probe={probe} />
        </div>
      </Panel>
      <Panel title="In Assay">
        <div className="flex flex-col gap-4">
          <IdentityFields form={form} errors={errors} onChange={change} probed={probe.dialect} />
          <RepliesField form={form} errors={errors} onChange={change} />
          <TimeLimitFields form={form} errors={errors} onChange={change} />
          {saving.error && <ErrorNote>{saving.error.message}</ErrorNote>}
          <Button type="submit" variant="primary" pending={saving.isPending} className="self-start">
            {saveLabel}
          </Button>
        </div>
      </Panel>
    </form>
  );
}

function ProbeAnswer({ probe }: { probe: ReturnType<typeof useProbe> }) {
  const models = servedModelRows(probe.probes);
  return (
    <>
      {probe.error && <ErrorNote>{probe.error.message}</ErrorNote>}
      {probe.probes.length > 0 && <ReplicaProbes probes={probe.probes} />}
      {models.length > 0 && (
        <div className="rounded-md border border-line">
          <ServedModels models={models} />
        </div>
      )}
    </>
  );
}
