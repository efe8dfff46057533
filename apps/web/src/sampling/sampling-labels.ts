import type { SamplingParameter } from '@assay/contracts/sampling-capabilities';

/** What the fields of a form are called. */
export const SAMPLING_LABELS: Readonly<Record<SamplingParameter, string>> = {
  temperature: 'Temperature',
  topP: 'Top p',
  maxTokens: 'Max tokens',
  topK: 'Top k',
  minP: 'Min p',
  repetitionPenalty: 'Repetition penalty',
  presencePenalty: 'Presence penalty',
  frequencyPenalty: 'Frequency penalty',
  stop: 'Stop texts',
  thinking: 'Thinking',
  reasoningEffort: 'Reasoning effort',
};
