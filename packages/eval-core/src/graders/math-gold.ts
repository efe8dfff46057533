import { hasBox } from '../answers/boxed.ts';
import { answerStatements } from '../answers/final-answer-sentence.ts';
import { MARKED_RULES } from '../answers/math-answers.ts';
import { isProse } from '../answers/prose.ts';
import type { Reading } from '../math/expression.ts';
import { UnreadableItemError } from './grader.ts';
import { mathAnswerIn } from './math-answer.ts';
import { isMathematical, readParts } from './math-reading.ts';

/** Answers in words are shorter; what is longer, unmarked and no formula is a worked solution. */
const SHORTEST_SOLUTION = 200;

export interface MathGold {
  /** As the item has it. */
  text: string;
  /** What is read as the answer in it: golds may be whole solutions. */
  texts: readonly [string, ...string[]];
  reading: Reading;
  isWords: boolean;
}

/**
 * Reads a gold: a number or a text, which may be the bare answer or a solution with the answer in a box, a
 * final sentence or its last formula, as a reply may be.
 * @throws UnreadableItemError when it is neither, or empty.
 */
export function readGold(gold: unknown): MathGold {
  const text = typeof gold === 'number' || typeof gold === 'bigint' ? String(gold) : gold;
  if (typeof text !== 'string' || text.trim() === '') {
    throw new UnreadableItemError(
      'The gold of a mathematics item must be a number or a text that is not empty.',
    );
  }
  const bare = { texts: [text] as const, reading: readParts([text]) };
  const isPlain = isMathematical(bare.reading) && !hasBox(text);
  const { texts, reading } = (isPlain ? null : answerOfSolution(text)) ?? bare;
  return { text, texts, reading, isWords: !isMathematical(reading) };
}

/** A sentence without any mark is words to be repeated; a solution marks its answer or is long. */
function answerOfSolution(text: string): Pick<MathGold, 'texts' | 'reading'> | null {
  const isMarked = hasBox(text) || answerStatements(text).length > 0;
  if (!isMarked && (text.length < SHORTEST_SOLUTION || !isProse(text))) return null;
  const found = mathAnswerIn(text, 'answer', { text: '', isWords: false });
  if (found?.reading.status !== 'read') return null;
  // A box that cannot be read is a fault of the gold: what stands beside it is not its answer.
  if (hasBox(text) && !MARKED_RULES.has(found.candidate.rule)) return null;
  return { texts: found.candidate.texts, reading: found.reading };
}
