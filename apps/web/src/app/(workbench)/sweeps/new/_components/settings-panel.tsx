import { ChevronRight } from 'lucide-react';

import {
  BASIC_NUMBERS,
  FURTHER_NUMBERS,
  SamplingChoices,
  SamplingNumbers,
  type SamplingFieldsProps,
} from '../../../../../components/sampling/sampling-fields.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { Checkbox, NumberInput, TextInput } from '../../../../../components/ui/inputs.tsx';
import { furtherSummary } from '../further-summary.ts';
import type { SweepFieldErrors, SweepForm } from '../sweep-form.ts';

interface SettingsPanelProps {
  form: SweepForm;
  errors: SweepFieldErrors;
  /** Of the sampling fields. */
  notes: NonNullable<SamplingFieldsProps['notes']>;
  onChange: (part: Partial<Omit<SweepForm, 'sampling'>>) => void;
  onSamplingChange: SamplingFieldsProps['onChange'];
}

const COUNTS = [
  { field: 'repeats', label: 'Repeats', hint: 'Generations per item, each with its own seed.' },
  { field: 'itemLimit', label: 'Items', hint: 'Of each benchmark, drawn at random. Empty: all.' },
] as const;

export function SettingsPanel(props: SettingsPanelProps) {
  const { form, errors, notes, onChange, onSamplingChange } = props;
  const sampling = { form: form.sampling, errors, notes, onChange: onSamplingChange };
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
        {COUNTS.map(({ field, label, hint }) => (
          <Field key={field} label={label} hint={hint} error={errors[field]}>
            <NumberInput
              value={form[field]}
              step="1"
              min="0"
              onChange={(value) => {
                onChange({ [field]: value });
              }}
            />
          </Field>
        ))}
        <SamplingNumbers {...sampling} fields={BASIC_NUMBERS} />
      </div>
      <Checkbox
        className="mt-4"
        label="Cut repetition loops short"
        hint="A reply that goes round in circles ends there, marked, as if it had reached its token limit. Off: it goes on to its end, and is flagged all the same."
        checked={form.cutsLoops}
        onChange={(event) => {
          onChange({ cutsLoops: event.target.checked });
        }}
      />
      <FurtherSampling {...sampling} />
    </Panel>
  );
}

/** Most sweeps leave them alone. What is set or refused is told on the line that opens them. */
function FurtherSampling(sampling: SamplingFieldsProps) {
  const { set, refused } = furtherSummary(sampling.form, sampling.errors);
  return (
    <details className="group mt-4 border-t border-line pt-3">
      <summary className="flex cursor-pointer list-none items-center gap-1.5 text-sm font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
        />
        Further sampling
        <span className="min-w-0 font-normal text-ink-faint">{set}</span>
        {refused !== null && <span className="font-normal text-danger">{refused}</span>}
      </summary>
      <div className="mt-3 grid grid-cols-2 gap-4 lg:grid-cols-5">
        <SamplingNumbers {...sampling} fields={FURTHER_NUMBERS} placeholder="off" />
      </div>
      <div className="mt-4 grid grid-cols-2 gap-4 lg:grid-cols-4">
        <SamplingChoices {...sampling} />
      </div>
    </details>
  );
}
