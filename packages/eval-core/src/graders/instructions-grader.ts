import type { Candidate } from '../answers/candidate.ts';
import { extractionAt } from '../answers/extraction.ts';
import { checkInstructions } from '../instructions/check-instructions.ts';
import { readInstructions } from '../instructions/read-instructions.ts';
import { verdictOf, type Verdict } from '../verdict.ts';
import type { GradedItem, Grader, GradingOptions } from './grader.ts';

/**
 * Instruction following as IFEval judges it: correct when every instruction of `params` is followed. The
 * checks are told one by one, and the score `instruction-accuracy` is the fraction of them. The whole
 * answer is judged, as it came; thinking never is.
 */
export const instructionsGrader: Grader = {
  kind: 'instructions',
  name: 'instructions',
  version: '1',
  candidates: (_item, text, { source }) =>
    source === 'thinking' || text.trim() === '' ? [] : [wholeReply(text)],
  grade: gradeInstructions,
  goldTexts: () => [],
};

function gradeInstructions(
  { params }: GradedItem,
  text: string,
  { source }: GradingOptions,
): Verdict | null {
  const set = readInstructions(params);
  if (source === 'thinking' || text.trim() === '') return null;
  const checks = checkInstructions(set, text);
  const broken = Object.keys(checks).filter((name) => checks[name] === false);
  const count = set.instructions.length;
  return verdictOf(broken.length === 0 ? 'verified' : 'wrong-answer', {
    extracted: extractionAt(text, wholeReply(text)),
    checks,
    scores: { 'instruction-accuracy': (count - broken.length) / count },
    detail:
      broken.length === 0
        ? `All ${count} instructions are followed (${set.mode}).`
        : `Not followed (${set.mode}): ${broken.join(', ')}.`,
  });
}

function wholeReply(text: string): Candidate {
  return { start: 0, end: text.length, rule: 'whole-reply' };
}
