import { REASONING_EFFORTS } from '@assay/contracts/sampling';
import type { SamplingParameter } from '@assay/contracts/sampling-capabilities';

import type { SamplingErrors, SamplingForm, SamplingNumber } from '../../sampling/sampling-form.ts';
import { SAMPLING_LABELS } from '../../sampling/sampling-labels.ts';
import { Field } from '../ui/field.tsx';
import { NumberInput, Select, TextArea } from '../ui/inputs.tsx';

export interface SamplingFieldsProps {
  form: SamplingForm;
  errors: SamplingErrors;
  /** What is to be said of a field besides what it is: where its value comes from, who does not follow it. */
  notes?: Partial<Record<SamplingParameter, string>>;
  onChange: (part: Partial<SamplingForm>) => void;
}

interface NumberLook {
  hint: string;
  step: string;
  min: string;
}

const NUMBERS: Record<SamplingNumber, NumberLook> = {
  temperature: { hint: '0 to 2.', step: '0.1', min: '0' },
  topP: { hint: 'Above 0, at most 1.', step: '0.05', min: '0' },
  maxTokens: { hint: 'Longer replies are cut off.', step: '1', min: '1' },
  topK: { hint: 'Only the k most probable tokens.', step: '1', min: '0' },
  minP: { hint: 'Least share of the best probability.', step: '0.01', min: '0' },
  repetitionPenalty: { hint: '1 is none.', step: '0.05', min: '0' },
  presencePenalty: { hint: '−2 to 2.', step: '0.1', min: '-2' },
  frequencyPenalty: { hint: '−2 to 2.', step: '0.1', min: '-2' },
};

export const BASIC_NUMBERS = ['temperature', 'topP', 'maxTokens'] as const;
export const FURTHER_NUMBERS = [
  'topK',
  'minP',
  'repetitionPenalty',
  'presencePenalty',
  'frequencyPenalty',
] as const;

type SamplingNumbersProps = SamplingFieldsProps & {
  fields: readonly SamplingNumber[];
  /** What an empty field of them stands for. */
  placeholder?: string;
};

/** Fields for a grid of the caller's. */
export function SamplingNumbers(props: SamplingNumbersProps) {
  const { fields, placeholder, form, errors, notes = {}, onChange } = props;
  return fields.map((field) => {
    const { hint, step, min } = NUMBERS[field];
    return (
      <Field
        key={field}
        label={SAMPLING_LABELS[field]}
        hint={notes[field] ?? hint}
        error={errors[field]}
      >
        <NumberInput
          value={form[field]}
          step={step}
          min={min}
          placeholder={placeholder}
          onChange={(value) => {
            onChange({ [field]: value });
          }}
        />
      </Field>
    );
  });
}

/** What is no number: thinking, effort, and the texts that end a reply. */
export function SamplingChoices({ form, errors, notes = {}, onChange }: SamplingFieldsProps) {
  return (
    <>
      <Field
        label={SAMPLING_LABELS.thinking}
        hint={notes.thinking ?? 'For models that can do both.'}
        error={errors.thinking}
      >
        <Select
          value={form.thinking}
          onChange={(event) => {
            onChange({ thinking: event.target.value as SamplingForm['thinking'] });
          }}
        >
          <option value="">As the model does</option>
          <option value="on">On</option>
          <option value="off">Off</option>
        </Select>
      </Field>
      <Field
        label={SAMPLING_LABELS.reasoningEffort}
        hint={notes.reasoningEffort ?? 'For models that know the word.'}
        error={errors.reasoningEffort}
      >
        <Select
          value={form.reasoningEffort}
          onChange={(event) => {
            onChange({ reasoningEffort: event.target.value as SamplingForm['reasoningEffort'] });
          }}
        >
          <option value="">As the model does</option>
          {REASONING_EFFORTS.map((effort) => (
            <option key={effort}>{effort}</option>
          ))}
        </Select>
      </Field>
      <Field
        label={SAMPLING_LABELS.stop}
        hint={notes.stop ?? 'One a line, at most 4; write \\n for a line break.'}
        error={errors.stop}
        className="col-span-2"
      >
        <TextArea
          rows={2}
          spellCheck={false}
          className="font-mono"
          value={form.stop}
          onChange={(event) => {
            onChange({ stop: event.target.value });
          }}
        />
      </Field>
    </>
  );
}
