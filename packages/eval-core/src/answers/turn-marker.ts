/** Tokens that end a turn in common chat templates; what follows is another turn, which a model made up. */
const TURN_ENDS =
  /<\|(?:im_end|im_start|eot_id|end_of_text|endoftext|end|start_header_id|return)\|>|<\/s>|<end_of_turn>|<｜end▁of▁sentence｜>/g;

/** Where the reply's own turn ends: before the first turn marker behind its text. */
export function endOfTurn(text: string): number {
  for (const { index } of text.matchAll(TURN_ENDS)) {
    if (text.slice(0, index).trim() !== '') return index;
  }
  return text.length;
}
