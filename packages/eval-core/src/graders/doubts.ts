import { boxedAnswers } from '../answers/boxed.ts';
import { occursOutside } from '../answers/gold-occurrence.ts';
import { mixedScripts } from '../answers/language-mix.ts';
import { findRepetitionLoop } from '../answers/repetition-loop.ts';
import type { Reply, SplitReply } from '../reply.ts';
import { DOUBTS, type Doubt, type Verdict } from '../verdict.ts';
import type { GradedItem, Grader } from './grader.ts';

interface DoubtContext {
  grader: Pick<Grader, 'candidates' | 'goldTexts'>;
  item: GradedItem;
  reply: Reply;
  split: SplitReply;
}

/** What gives reason to doubt a verdict: the grader's own doubts and those that hold for every kind, in the order of DOUBTS. */
export function doubtsOf(verdict: Verdict, context: DoubtContext): Doubt[] {
  const { reply, split } = context;
  const doubts = new Set<Doubt>(verdict.doubts);
  if (reply.finish === 'length') doubts.add('cut-off');
  if (split.rule === 'unclosed-block') doubts.add('unclosed-thinking');
  if (split.answer?.trim() === '') doubts.add('empty');
  if (verdict.extracted?.source === 'thinking') doubts.add('answer-in-thinking');
  if (hasGoldElsewhere(verdict, context)) doubts.add('gold-in-text');
  if (hasBoxBehind(verdict, split)) doubts.add('not-last-box');
  if (findRepetitionLoop(lastWords(split)) !== null) doubts.add('loop');
  if (changesScript(context)) doubts.add('language-mix');
  return DOUBTS.filter((doubt) => doubts.has(doubt));
}

/** The gold stands in the answer, and something else, or nothing, was graded. */
function hasGoldElsewhere(
  { outcome, extracted }: Verdict,
  { grader, item, split }: DoubtContext,
): boolean {
  if (outcome !== 'incorrect' || split.answer === null || split.answer.trim() === '') return false;
  const graded = extracted?.source === 'answer' ? extracted : null;
  return occursOutside(split.answer, grader.goldTexts(item), graded);
}

/** A box with another content stands behind what was graded. */
function hasBoxBehind({ extracted }: Verdict, split: SplitReply): boolean {
  if (extracted === null) return false;
  const behind = split[extracted.source]?.slice(extracted.end) ?? '';
  return boxedAnswers(behind).some(({ texts }) => texts.join(', ') !== extracted.text);
}

/** What the reply ends with. */
function lastWords({ answer, thinking }: SplitReply): string {
  return answer === null || answer.trim() === '' ? (thinking ?? '') : answer;
}

/** Thinking may be in another language than the answer; neither may change its own midway. */
function changesScript({ item, split }: DoubtContext): boolean {
  return [split.thinking, split.answer].some(
    (text) => text !== null && mixedScripts(text, item.prompt).length > 0,
  );
}
