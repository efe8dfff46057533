'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';

import { numberOrNull } from '../_form/number-or-null.ts';
import { useAfterChange } from '../_form/use-after-change.ts';
import { Button } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { Field } from '../../../../components/ui/field.tsx';
import { Select, TextArea } from '../../../../components/ui/inputs.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { counted } from '../../../../format/counted.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { LINE_COLUMNS, readCheckpointLines } from './read-checkpoint-lines.ts';

const EXAMPLE = `org/model-step-100, step 100, qwen, rl-7, 100
org/model-step-200, step 200, qwen, rl-7, 200, step 100`;

export function ImportCheckpointsScreen() {
  const trpc = useTRPC();
  const { data: backends } = useSuspenseQuery(trpc.backends.list.queryOptions());
  const add = useMutation(trpc.checkpoints.import.mutationOptions({ onSuccess: useAfterChange() }));
  const [backendId, setBackendId] = useState(
    backends.length === 1 ? (backends[0]?.id ?? null) : null,
  );
  const [text, setText] = useState('');
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const read = readCheckpointLines(text, backendId ?? 0);
  const complaints =
    wasSubmitted && backendId !== null && read.kind === 'incomplete' ? read.complaints : [];

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setWasSubmitted(true);
    if (read.kind === 'ready' && backendId !== null) add.mutate({ checkpoints: read.checkpoints });
  }

  return (
    <form onSubmit={submit} noValidate className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title="Add many checkpoints"
        breadcrumbs={[{ label: 'Checkpoints', href: '/checkpoints' }]}
        description="One a line, pasted from a list or a spreadsheet; all are added, or none."
      />
      <Panel>
        <div className="flex flex-col gap-4">
          <Field
            label="Backend"
            error={wasSubmitted && backendId === null ? missingBackend(backends.length) : null}
          >
            <Select
              value={backendId ?? ''}
              onChange={(event) => {
                setBackendId(numberOrNull(event.target.value));
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
          <Field
            label="Checkpoints"
            hint={`Columns: ${LINE_COLUMNS.join(', ')}; only the first must be there.`}
            error={complaints.length === 0 ? null : complaints.slice(0, 5).join(' ')}
          >
            <TextArea
              rows={12}
              spellCheck={false}
              className="font-mono"
              placeholder={EXAMPLE}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
              }}
            />
          </Field>
          {add.isError && <ErrorNote>{add.error.message}</ErrorNote>}
          <Button
            type="submit"
            variant="primary"
            pending={add.isPending || add.isSuccess}
            className="self-start"
          >
            {read.kind === 'ready'
              ? `Add ${counted(read.checkpoints.length, 'checkpoint')}`
              : 'Add'}
          </Button>
        </div>
      </Panel>
    </form>
  );
}

function missingBackend(backends: number): string {
  return backends === 0 ? 'Add a backend first.' : 'Choose the backend that serves them.';
}
