import type { ReactNode } from 'react';

import { Button } from '../../../../../components/ui/button.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { TextArea } from '../../../../../components/ui/inputs.tsx';
import type { DraftModel } from '../prepare-prompts.ts';

interface WritePromptProps {
  /** "Write a new template". */
  summary: string;
  label: string;
  hint: string;
  text: string;
  draft: DraftModel;
  pending: boolean;
  /** The server's, when it could not be stored. */
  failure: string | undefined;
  onChange: (text: string) => void;
  onAdd: () => void;
  children?: ReactNode;
}

/** A text to write, judged while it is written, and the button that adds and chooses it. */
export function WritePrompt(props: WritePromptProps) {
  const { summary, label, hint, text, draft, pending, failure, onChange, onAdd, children } = props;
  return (
    <details className="mt-2">
      <summary className="text-sm text-ink-muted">{summary}</summary>
      <div className="mt-2 flex flex-col gap-2">
        <Field label={label} hint={hint} error={draft.fault}>
          <TextArea
            rows={5}
            className="font-mono text-xs"
            value={text}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        </Field>
        {children}
        {failure !== undefined && <ErrorNote>{failure}</ErrorNote>}
        <div>
          <Button size="small" disabled={!draft.canBeAdded} pending={pending} onClick={onAdd}>
            Add and choose
          </Button>
        </div>
      </div>
    </details>
  );
}
