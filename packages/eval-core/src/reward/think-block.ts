/** The tags round the thinking of a reply, and where they may stand. */
export interface ThinkBlockParams {
  open: string;
  close: string;
  /** Whether the chat template has written the opening tag, so that the reply begins inside the block. */
  isOpenedByPrompt: boolean;
}

/** Those that Phi-4-reasoning is trained to write. */
export const THINK_BLOCK_PARAMS: ThinkBlockParams = {
  open: '<think>',
  close: '</think>',
  isOpenedByPrompt: false,
};

/**
 * What is wrong with a think block:
 * - `missing`: there is no opening tag
 * - `unclosed`: it never ends, as in a reply that was cut off while thinking
 * - `not-first`: text stands before it
 * - `repeated`: a tag stands there more than once
 * - `out-of-order`: it is closed before it is opened
 */
export type ThinkBlockFault = 'missing' | 'unclosed' | 'not-first' | 'repeated' | 'out-of-order';

/**
 * The first fault of a reply's think block; null: the reply is one block, from its beginning, and an answer behind
 * it. White space does not count. The report punishes a "missing or misused" block and does not say what misused is: this
 * is the format that its system prompt asks for.
 * @param text the raw reply with its tags
 * @throws RangeError for an empty tag.
 */
export function thinkBlockFault(
  text: string,
  params: Partial<ThinkBlockParams> = {},
): ThinkBlockFault | null {
  const { open, close, isOpenedByPrompt } = { ...THINK_BLOCK_PARAMS, ...params };
  if (open === '' || close === '') throw new RangeError('The tags of a think block are empty.');
  const closing = text.indexOf(close);
  const hasSecondClose = closing !== -1 && text.includes(close, closing + close.length);
  const opening = text.indexOf(open);
  if (isOpenedByPrompt) {
    if (closing === -1) return 'unclosed';
    return opening !== -1 || hasSecondClose ? 'repeated' : null;
  }
  if (opening === -1) return 'missing';
  if (closing === -1) return 'unclosed';
  if (closing < opening) return 'out-of-order';
  if (hasSecondClose || text.includes(open, opening + open.length)) return 'repeated';
  return text.slice(0, opening).trim() === '' ? null : 'not-first';
}
