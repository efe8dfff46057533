import {
  samplingDefaultsSchema,
  type Sampling,
  type SamplingDefaults,
} from '@assay/contracts/sampling';
import type { SamplingParameter } from '@assay/contracts/sampling-capabilities';

/** Sampling while it is being filled in: null and empty text leave a parameter out. */
export interface SamplingForm {
  temperature: number | null;
  topP: number | null;
  maxTokens: number | null;
  topK: number | null;
  minP: number | null;
  repetitionPenalty: number | null;
  presencePenalty: number | null;
  frequencyPenalty: number | null;
  /** One text a line; \n stands for a line break within one. */
  stop: string;
  thinking: '' | 'on' | 'off';
  reasoningEffort: '' | NonNullable<Sampling['reasoningEffort']>;
}

export type SamplingNumber = {
  [Key in keyof SamplingForm]: SamplingForm[Key] extends number | null ? Key : never;
}[keyof SamplingForm];

export type SamplingErrors = Partial<Record<SamplingParameter, string>>;

export const emptySamplingForm: SamplingForm = {
  temperature: null,
  topP: null,
  maxTokens: null,
  topK: null,
  minP: null,
  repetitionPenalty: null,
  presencePenalty: null,
  frequencyPenalty: null,
  stop: '',
  thinking: '',
  reasoningEffort: '',
};

/** What each field takes, as the sentence under one that holds something else. */
export const SAMPLING_RANGES: Readonly<Record<SamplingParameter, string>> = {
  temperature: 'Give a number from 0 to 2.',
  topP: 'Give a number above 0 and at most 1.',
  maxTokens: 'Give a whole number from 1 to 1,048,576.',
  topK: 'Give a whole number from 0 to 1,000,000.',
  minP: 'Give a number from 0 to 1.',
  repetitionPenalty: 'Give a number above 0 and at most 10.',
  presencePenalty: 'Give a number from −2 to 2.',
  frequencyPenalty: 'Give a number from −2 to 2.',
  stop: 'Give at most 4 texts of at most 200 characters, one a line.',
  thinking: 'Choose on, off, or neither.',
  reasoningEffort: 'Choose one of the listed efforts, or none.',
};

/** The form that says this sampling. */
export function samplingForm({ stop, thinking, ...rest }: SamplingDefaults): SamplingForm {
  return {
    ...emptySamplingForm,
    ...rest,
    stop: (stop ?? []).map((text) => text.replaceAll('\n', String.raw`\n`)).join('\n'),
    thinking: thinking === undefined ? '' : thinking ? 'on' : 'off',
  };
}

/** What the filled fields say, right or not; empty ones are left out. */
export function samplingOf({
  stop,
  thinking,
  reasoningEffort,
  ...numbers
}: SamplingForm): SamplingDefaults {
  const filled = Object.entries(numbers).filter(([, value]) => value !== null);
  const texts = stop.split('\n').filter((line) => line !== '');
  return {
    ...(Object.fromEntries(filled) as SamplingDefaults),
    ...(texts.length > 0 && {
      stop: texts.map((text) => text.replaceAll(String.raw`\n`, '\n')),
    }),
    ...(thinking !== '' && { thinking: thinking === 'on' }),
    ...(reasoningEffort !== '' && { reasoningEffort }),
  };
}

/** One sentence for each filled field that holds what no server takes. */
export function samplingErrors(form: SamplingForm): SamplingErrors {
  const parsed = samplingDefaultsSchema.safeParse(samplingOf(form));
  if (parsed.success) return {};
  const wrong = parsed.error.issues.map(({ path }) => path[0] as SamplingParameter);
  return Object.fromEntries(wrong.map((parameter) => [parameter, SAMPLING_RANGES[parameter]]));
}
