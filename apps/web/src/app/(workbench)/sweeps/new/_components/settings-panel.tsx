import { Panel } from '../../../../../components/ui/card.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { NumberInput, TextInput } from '../../../../../components/ui/inputs.tsx';
import type { SweepFieldErrors, SweepForm } from '../sweep-form.ts';

interface SettingsPanelProps {
  form: SweepForm;
  errors: SweepFieldErrors;
  onChange: (part: Partial<SweepForm>) => void;
}

type NumberField = 'repeats' | 'itemLimit' | 'temperature' | 'topP' | 'maxTokens';

const NUMBER_FIELDS: readonly { field: NumberField; label: string; hint: string; step: string }[] =
  [
    {
      field: 'repeats',
      label: 'Repeats',
      hint: 'Generations per item, each with its own seed.',
      step: '1',
    },
    {
      field: 'itemLimit',
      label: 'Items',
      hint: 'Of each benchmark, drawn at random. Empty: all.',
      step: '1',
    },
    { field: 'temperature', label: 'Temperature', hint: '0 to 2.', step: '0.1' },
    { field: 'topP', label: 'Top p', hint: 'Above 0, at most 1.', step: '0.05' },
    { field: 'maxTokens', label: 'Max tokens', hint: 'Longer replies are cut off.', step: '1' },
  ];

export function SettingsPanel({ form, errors, onChange }: SettingsPanelProps) {
  return (
    <Panel title="Settings">
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-[2fr_1fr_1fr_1fr_1fr_1fr]">
        <Field
          label="Name"
          hint="How the sweep is listed."
          error={errors.name}
          className="col-span-2 lg:col-span-1"
        >
          <TextInput
            value={form.name}
            placeholder="Named after what you choose"
            onChange={(event) => {
              onChange({ name: event.target.value });
            }}
          />
        </Field>
        {NUMBER_FIELDS.map(({ field, label, hint, step }) => (
          <Field key={field} label={label} hint={hint} error={errors[field]}>
            <NumberInput
              value={form[field]}
              step={step}
              min="0"
              onChange={(value) => {
                onChange({ [field]: value });
              }}
            />
          </Field>
        ))}
      </div>
    </Panel>
  );
}
