import { contains } from '../math/children.ts';
import { compareReadings } from '../math/comparing/compare.ts';
import type { Comparison } from '../math/comparing/comparison.ts';
import type { Reading } from '../math/expression.ts';
import { profiles, type ProfileName } from '../math/profiles.ts';
import { verdictOf, type Verdict } from '../verdict.ts';
import { UnreadableItemError } from './grader.ts';
import type { MathAnswer } from './math-answer.ts';
import type { MathGold } from './math-gold.ts';
import { isMathematical, readParts } from './math-reading.ts';
import { withoutQualifier } from './qualifier.ts';
import { sameText } from './same-text.ts';

/**
 * The verdict on an answer beside the gold, without its place in the reply.
 * @throws UnreadableItemError when the gold cannot be read and the answer does not repeat it.
 */
export function judgedAnswer(
  gold: MathGold,
  { candidate: { texts }, reading }: MathAnswer,
  profile: ProfileName,
): Verdict {
  const under = `under the profile "${profile}"`;
  if (repeats(texts, gold)) {
    return verdictOf('verified', { detail: `The answer is the gold as it is written, ${under}.` });
  }
  if (gold.reading.status === 'unreadable') {
    throw new UnreadableItemError(
      `The gold "${clipped(gold.text)}" cannot be read as mathematics.`,
    );
  }
  if (reading.status === 'unreadable') {
    return verdictOf('invalid-answer', {
      detail: `The answer cannot be read as mathematics, ${under}.`,
    });
  }
  if (gold.reading.status === 'too-large' || reading.status === 'too-large') {
    const which = reading.status === 'too-large' ? 'answer' : 'gold';
    return verdictOf('size-limit', { detail: `The ${which} is too large to be read, ${under}.` });
  }
  const comparison = compared(gold, { texts, reading }, profile);
  if (comparison.equal === false && isUnevaluated(gold.reading)) {
    throw new UnreadableItemError(
      `The gold "${clipped(gold.text)}" holds an integral, a limit or a derivative, which is not evaluated: only an answer written alike can be judged.`,
    );
  }
  return verdictOn(comparison, under);
}

interface Stated {
  texts: readonly [string, ...string[]];
  reading: Reading;
}

/** As they are written; else without the words for which x it holds, on one side or the other. */
function compared(gold: Stated, answer: Stated, profile: ProfileName): Comparison {
  const comparison = comparedReadings(gold.reading, answer.reading, profile);
  if (comparison.equal !== false) return comparison;
  const [goldCore, answerCore] = [coreOf(gold), coreOf(answer)];
  const pairs: [Reading | null, Reading | null][] = [
    [goldCore, answer.reading],
    [gold.reading, answerCore],
  ];
  for (const [left, right] of pairs) {
    if (left === null || right === null) continue;
    const relaxed = comparedReadings(left, right, profile);
    if (relaxed.equal !== false) return relaxed;
  }
  return comparison;
}

function comparedReadings(gold: Reading, answer: Reading, profile: ProfileName): Comparison {
  if (gold.status !== 'read' || answer.status !== 'read') return { equal: false, via: 'kind' };
  return compareReadings(gold.expressions, answer.expressions, profiles[profile]);
}

function coreOf({ texts: [text, ...others] }: Stated): Reading | null {
  const core = others.length > 0 ? null : withoutQualifier(text);
  if (core === null) return null;
  const reading = readParts([core]);
  return isMathematical(reading) ? reading : null;
}

function verdictOn(comparison: Comparison, under: string): Verdict {
  if (comparison.equal === null) {
    return verdictOf('size-limit', {
      detail: `Comparing the answer with the gold would take too long, ${under}.`,
    });
  }
  const { equal, via } = comparison;
  return equal
    ? verdictOf('verified', { detail: `The answer equals the gold (${via}) ${under}.` })
    : verdictOf('wrong-answer', { detail: `The answer differs from the gold (${via}) ${under}.` });
}

const UNEVALUATED = new Set(['integral', 'limit', 'derivative']);

/** Whether its value cannot be told from another's. */
function isUnevaluated(reading: Reading): boolean {
  return (
    reading.status === 'read' &&
    reading.expressions.every((expression) =>
      contains(expression, (part) => part.type === 'call' && UNEVALUATED.has(part.name)),
    )
  );
}

/** A gold that nobody can read is still equal to itself. */
function repeats([answer, ...others]: readonly [string, ...string[]], gold: MathGold): boolean {
  if (others.length > 0) return false;
  const [goldAnswer, ...more] = gold.texts;
  return sameText(answer, gold.text) || (more.length === 0 && sameText(answer, goldAnswer));
}

function clipped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
