import type { TimeLimitName } from '@assay/contracts/time-limits';

import { Field, FieldSet } from '../../../../components/ui/field.tsx';
import { NumberInput } from '../../../../components/ui/inputs.tsx';
import { TIME_LIMIT_LABELS } from '../time-limit-labels.ts';
import type { BackendFieldsProps } from './connection-fields.tsx';

interface TimeLimitField {
  name: TimeLimitName;
  placeholder: string;
  /** Where replies are not streamed, if it is another. */
  placeholderOfWhole?: string;
  hint: string;
}

const FIELDS: TimeLimitField[] = [
  {
    name: 'connectSeconds',
    placeholder: '10',
    hint: 'Then it waits, and tries again.',
  },
  {
    name: 'firstByteSeconds',
    placeholder: 'by its queue',
    placeholderOfWhole: 'none',
    hint: 'If set, the wait in the server’s queue counts.',
  },
  {
    name: 'idleSeconds',
    placeholder: '60',
    hint: 'Silence of a reply that has begun.',
  },
  {
    name: 'totalSeconds',
    placeholder: 'by its length',
    hint: 'From its first text to its end.',
  },
];

/** How long each part of a request may take. Left empty, the worker decides: its figure stands in the field. */
export function TimeLimitFields({ form, errors, onChange }: BackendFieldsProps) {
  const { timeLimits, replies } = form;
  return (
    <FieldSet
      legend="Limits of time"
      hint="In seconds. Where nothing is set, the worker takes what stands there in grey."
    >
      <div className="grid grid-cols-2 gap-4 pt-2 lg:grid-cols-4">
        {FIELDS.map(({ name, placeholder, placeholderOfWhole = placeholder, hint }) => (
          <Field
            key={name}
            label={TIME_LIMIT_LABELS[name]}
            hint={hint}
            error={errors.timeLimits?.[name]}
          >
            <NumberInput
              min={1}
              placeholder={replies === 'whole' ? placeholderOfWhole : placeholder}
              value={timeLimits[name]}
              onChange={(seconds) => {
                onChange({ timeLimits: { ...timeLimits, [name]: seconds } });
              }}
            />
          </Field>
        ))}
      </div>
    </FieldSet>
  );
}
