import { THINK_CLOSE, THINK_OPEN } from '../text/tokenizer.ts';
import type { ReplyPlan } from './plan-reply.ts';

/**
 * Where a server puts what a model thinks: in a field of its own, in the content between two tags, in
 * the content before a closing tag (the template has already opened it), or nowhere.
 */
export type ReasoningDelivery = 'field' | 'tags' | 'closing-tag' | 'hidden';

export interface Piece {
  reasoning: string;
  content: string;
}

/** Reads one plan forward, giving what each further token shows. */
export interface PieceReader {
  /** Everything from the last call up to that many tokens. */
  upTo(tokens: number): Piece;
}

/** A template that opens the thinking leaves one mark out of what is generated and counted. */
export function generatedTokensOf(
  tokens: readonly string[],
  delivery: ReasoningDelivery,
): readonly string[] {
  return delivery === 'closing-tag' && tokens[0] === THINK_OPEN ? tokens.slice(1) : tokens;
}

export function readPieces(plan: ReplyPlan, delivery: ReasoningDelivery): PieceReader {
  const inContent = delivery === 'tags' || delivery === 'closing-tag';
  let place = 0;
  let length = 0;
  let thinking = !inContent && plan.tokens[0] === THINK_OPEN;
  return {
    upTo: (tokens) => {
      const piece: Piece = { reasoning: '', content: '' };
      for (; place < Math.min(tokens, plan.tokens.length); place += 1) {
        const token = plan.tokens[place] ?? '';
        const shown = token.slice(0, Math.max(0, plan.shownLength - length));
        length += token.length;
        if (inContent) piece.content += shown;
        else if (token === THINK_CLOSE) thinking = false;
        else if (token !== THINK_OPEN) piece[thinking ? 'reasoning' : 'content'] += shown;
      }
      if (delivery === 'hidden') piece.reasoning = '';
      return piece;
    },
  };
}
