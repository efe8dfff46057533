'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SubmitEvent } from 'react';

import { USUAL_TEST_TOKENS } from '@assay/contracts/backend-trial';
import type { Backend } from '@assay/contracts/backends';

import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { NumberInput, TextArea, TextInput } from '../../../../../components/ui/inputs.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { TestReplyView } from './test-reply-view.tsx';

interface TestPromptPanelProps {
  backend: Backend;
  /** What the servers list; another name may be typed. */
  models: readonly string[];
}

/** One question by hand, asked as runs ask, so that a person sees what will come before a sweep is paid for. */
export function TestPromptPanel({ backend, models }: TestPromptPanelProps) {
  const trpc = useTRPC();
  const listId = useId();
  const ask = useMutation(trpc.backends.testPrompt.mutationOptions());
  const [typedName, setTypedName] = useState<string | null>(null);
  const [prompt, setPrompt] = useState('What is 17 × 23? Think, then answer.');
  const [maxTokens, setMaxTokens] = useState<number | null>(USUAL_TEST_TOKENS);
  const servedName = typedName ?? models[0] ?? '';
  const isReady = servedName !== '' && prompt !== '' && maxTokens !== null;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isReady) ask.mutate({ backendId: backend.id, servedName, prompt, maxTokens });
  }

  return (
    <Panel title="Test prompt" description="Asked through a worker, as runs ask; not stored.">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
          <Field label="Model">
            <TextInput
              list={listId}
              autoComplete="off"
              spellCheck={false}
              value={servedName}
              onChange={(event) => {
                setTypedName(event.target.value);
              }}
            />
          </Field>
          <datalist id={listId}>
            {models.map((model) => (
              <option key={model} value={model} />
            ))}
          </datalist>
          <Field label="Max tokens">
            <NumberInput min={1} max={4096} value={maxTokens} onChange={setMaxTokens} />
          </Field>
        </div>
        <Field label="Prompt">
          <TextArea
            maxLength={20_000}
            value={prompt}
            onChange={(event) => {
              setPrompt(event.target.value);
            }}
          />
        </Field>
        <Button type="submit" pending={ask.isPending} disabled={!isReady} className="self-start">
          Ask
        </Button>
      </form>
      <div aria-live="polite" className="mt-4 empty:hidden">
        {ask.error && <ErrorNote>{ask.error.message}</ErrorNote>}
        {ask.data && <TestReplyView reply={ask.data} />}
      </div>
    </Panel>
  );
}
