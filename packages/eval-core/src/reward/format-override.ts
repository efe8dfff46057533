import type { Finish } from '../finish.ts';
import { thinkBlockFault, type ThinkBlockParams } from './think-block.ts';

export type FormatOverride = 'bad-think-block' | 'missing-end';

export interface OverrideParams {
  /** What the accuracy reward becomes. */
  rewards: Readonly<Record<FormatOverride, number>>;
  /** Which counts first where both hold; one that is left out is not looked for. */
  precedence: readonly FormatOverride[];
  /** How a reply ends that wrote its end-of-sequence token. */
  naturalFinishes: readonly Finish[];
  thinkBlock: Partial<ThinkBlockParams>;
}

/**
 * The rewards are the report's. It does not say which of the two comes first: here, as in a public re-implementation, a
 * reply cut off while thinking is a bad think block.
 */
export const OVERRIDE_PARAMS: OverrideParams = {
  rewards: { 'bad-think-block': -1, 'missing-end': -0.5 },
  precedence: ['bad-think-block', 'missing-end'],
  naturalFinishes: ['stop', 'tool_calls'],
  thinkBlock: {},
};

export interface ReplyForm {
  /** The raw reply with its tags; null: not at hand. */
  text: string | null;
  /** null: unknown. */
  finish: Finish | null;
}

/** The format violation that decides about a reply; null: none can be seen in what is known. */
export function formatOverride(
  { text, finish }: ReplyForm,
  params: Partial<OverrideParams> = {},
): FormatOverride | null {
  const { precedence, naturalFinishes, thinkBlock } = { ...OVERRIDE_PARAMS, ...params };
  const holds = (override: FormatOverride): boolean => {
    if (override === 'missing-end') return finish !== null && !naturalFinishes.includes(finish);
    return text !== null && thinkBlockFault(text, thinkBlock) !== null;
  };
  return precedence.find(holds) ?? null;
}
