import type { ReactNode } from 'react';

import { withChosen } from '../../../../../choice/with-chosen.ts';
import { FieldSet } from '../../../../../components/ui/field.tsx';
import { Checkbox } from '../../../../../components/ui/inputs.tsx';
import type { PromptChoiceModel } from '../prepare-prompts.ts';

interface PromptPickerProps {
  legend: string;
  choices: readonly PromptChoiceModel[];
  /** Null is the default. */
  chosen: readonly (number | null)[];
  error: string | undefined;
  onChange: (ids: (number | null)[]) => void;
  /** The form that writes a new one. */
  children: ReactNode;
}

export function PromptPicker(props: PromptPickerProps) {
  const { legend, choices, chosen, error, onChange, children } = props;
  return (
    <FieldSet
      legend={legend}
      error={error}
      actions={<span className="text-xs text-ink-faint tabular-nums">{chosen.length} chosen</span>}
    >
      <ul className="mt-2 flex max-h-56 flex-col gap-2 overflow-y-auto">
        {choices.map(({ id, label, hint }) => (
          <li key={id ?? 'default'}>
            <Checkbox
              label={<span className="break-words">{label}</span>}
              hint={<span className={id === null ? undefined : 'font-mono'}>{hint}</span>}
              checked={chosen.includes(id)}
              onChange={(event) => {
                onChange(withChosen(chosen, [id], event.target.checked));
              }}
            />
          </li>
        ))}
      </ul>
      {children}
    </FieldSet>
  );
}
