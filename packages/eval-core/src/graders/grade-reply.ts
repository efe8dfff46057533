import { splitReply, type Reply, type SplitReply } from '../reply.ts';
import { verdictOf, type Verdict } from '../verdict.ts';
import { doubtsOf } from './doubts.ts';
import {
  UnreadableItemError,
  type GradedItem,
  type Grader,
  type GradingOptions,
} from './grader.ts';

/** A part of a reply that may be graded. */
export interface GradableText {
  text: string;
  source: GradingOptions['source'];
}

/**
 * Grades the final answer of a reply. Where the answer holds none that is valid, closed thinking is read,
 * with the doubt `answer-in-thinking`; thinking that was never closed, or a reply that was cut off, holds no
 * final answer at all. A reply without one is incorrect (`no-answer`, `empty`, `cut-off`); an item that
 * cannot be graded makes it unscorable. Whatever else the grader throws is thrown on: it is a fault of ours.
 */
export function gradeReply(grader: Grader, item: GradedItem, reply: Reply): Verdict {
  try {
    const split = splitReply(reply);
    let verdict: Verdict | null = null;
    for (const { text, source } of gradableTexts(split, reply)) {
      verdict = better(verdict, grader.grade(item, text, { isBare: false, source }), source);
      if (isValid(verdict)) break;
    }
    if (verdict === null || isUnfinished(verdict, reply)) verdict = missingAnswer(split, reply);
    return withDoubts(verdict, { grader, item, reply, split });
  } catch (error) {
    if (error instanceof UnreadableItemError) return unreadableItem(error);
    throw error;
  }
}

/** Grades a text that is the answer itself. */
export function gradeBareAnswer(grader: Grader, item: GradedItem, text: string): Verdict {
  try {
    const verdict = grader.grade(item, text, { isBare: true, source: 'answer' });
    return verdict ?? verdictOf(text.trim() === '' ? 'empty' : 'no-answer');
  } catch (error) {
    if (error instanceof UnreadableItemError) return unreadableItem(error);
    throw error;
  }
}

/** Nothing was found in a reply that was cut off: what is right by leaving something out ("none of these") is not yet right. */
function isUnfinished({ outcome, extracted }: Verdict, { finish }: Reply): boolean {
  return outcome === 'correct' && extracted === null && finish === 'length';
}

/** What may be graded, in the order in which it is looked at. */
export function gradableTexts(
  split: SplitReply,
  { finish }: Pick<Reply, 'finish'>,
): GradableText[] {
  const texts: GradableText[] = [];
  if (split.answer === null) return texts;
  if (split.answer.trim() !== '') texts.push({ text: split.answer, source: 'answer' });
  if (split.thinking !== null && finish !== 'length') {
    texts.push({ text: split.thinking, source: 'thinking' });
  }
  return texts;
}

/** Of the verdict so far and that on the next text, the one that stands. */
export function better(
  earlier: Verdict | null,
  later: Verdict | null,
  source: GradingOptions['source'],
): Verdict | null {
  if (later === null || (earlier !== null && !isValid(later))) return earlier;
  if (later.extracted === null) return later;
  return { ...later, extracted: { ...later.extracted, source } };
}

/** Whether a valid answer was found, right or wrong; only then is no other text looked at. */
export function isValid(verdict: Verdict | null): boolean {
  return verdict !== null && verdict.reason !== 'invalid-answer';
}

/** The verdict on a reply in which no final answer was found. */
export function missingAnswer(split: SplitReply, { finish }: Pick<Reply, 'finish'>): Verdict {
  if (split.answer === null || finish === 'length') return verdictOf('cut-off');
  return verdictOf(split.answer.trim() === '' ? 'empty' : 'no-answer');
}

function withDoubts(
  verdict: Verdict,
  context: { grader: Grader; item: GradedItem; reply: Reply; split: SplitReply },
): Verdict {
  return { ...verdict, doubts: doubtsOf(verdict, context) };
}

function unreadableItem({ message }: UnreadableItemError): Verdict {
  return verdictOf('unreadable-gold', { detail: message });
}
