import type { Refusal } from './refusal.ts';

/** Request fields on which servers differ. */
export const PARAMETERS = [
  'n',
  'seed',
  'temperature',
  'top_p',
  'top_k',
  'min_p',
  'repetition_penalty',
  'presence_penalty',
  'frequency_penalty',
  'max_tokens',
  'max_completion_tokens',
  'min_tokens',
  'ignore_eos',
  'stop',
  'logprobs',
  'top_logprobs',
  'stream_options',
  'priority',
  'cache_salt',
  'chat_template_kwargs',
  'reasoning_effort',
  'return_token_ids',
  'stream_interval',
] as const;

export type ParameterName = (typeof PARAMETERS)[number];

/**
 * What a server does with a field that was sent: it follows it, drops it without a word, or looks at the
 * value and may refuse the request.
 */
export type Treatment = 'honoured' | 'dropped' | ((value: unknown) => Refusal | null);

export type ParameterTable = Readonly<Record<ParameterName, Treatment>>;

const ALL_HONOURED = Object.fromEntries(
  PARAMETERS.map((name) => [name, 'honoured']),
) as ParameterTable;

export function parameterTable(differences: Partial<ParameterTable>): ParameterTable {
  return { ...ALL_HONOURED, ...differences };
}

/** Honoured where it keeps to the rule, else refused with that sentence. */
export function refusedUnless(
  param: ParameterName,
  rule: { holds: (value: unknown) => boolean; message: string; code?: string },
): Treatment {
  return (value) =>
    rule.holds(value)
      ? null
      : {
          kind: 'parameter',
          param,
          message: rule.message,
          ...(rule.code === undefined ? {} : { code: rule.code }),
        };
}
