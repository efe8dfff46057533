import { extractionAt } from '../answers/extraction.ts';
import { mathAnswers } from '../answers/math-answers.ts';
import type { MathCandidate } from '../answers/math-candidate.ts';
import { compareReadings } from '../math/comparing/compare.ts';
import type { Reading } from '../math/expression.ts';
import type { MathPolicy } from '../math/policy.ts';
import { profileNamed, profiles, unknownProfile, type ProfileName } from '../math/profiles.ts';
import type { Verdict } from '../verdict.ts';
import {
  UnreadableItemError,
  type GradedItem,
  type Grader,
  type GradingOptions,
} from './grader.ts';
import { mathAnswerIn, otherMarkedAnswersIn, type MathAnswer } from './math-answer.ts';
import { readGold } from './math-gold.ts';
import { judgedAnswer } from './math-judgement.ts';
import { readParts } from './math-reading.ts';

/** Whoever changes extraction, reading, comparison or a profile so that a verdict may change, counts up. */
const VERSION = '1';
/** Each rival costs a comparison. */
const MOST_RIVALS_COMPARED = 8;

/**
 * Mathematical answers, equal by value. The gold is a number, a bare answer or a solution that holds it;
 * `params.profile` names the policy where upstreams disagree (order of lists, percent, units, tolerance).
 */
export const mathGrader: Grader = {
  kind: 'math',
  name: 'math',
  version: VERSION,
  candidates: (_, text, { isBare, source }) =>
    isBare ? [bareAnswer(text)] : [...mathAnswers(text, source)].flat(),
  grade: gradeMath,
  goldTexts: ({ gold }) => goldTextsOf(gold),
};

function gradeMath(item: GradedItem, text: string, options: GradingOptions): Verdict | null {
  const profile = profileOf(item.params);
  const gold = readGold(item.gold);
  if (text.trim() === '') return null;
  const answer = options.isBare ? readBare(text) : mathAnswerIn(text, options.source, gold);
  if (answer === null) return null;

  const rivals = options.isBare ? [] : rivalsOf(answer, text, options.source, profiles[profile]);
  return {
    ...judgedAnswer(gold, answer, profile),
    extracted: extractionAt(text, answer.candidate, rivals),
    doubts: rivals.length > 0 ? ['rival-answers'] : [],
  };
}

/** What else the reply marks as its answer and means something else, latest first. */
function rivalsOf(
  chosen: MathAnswer,
  text: string,
  source: GradingOptions['source'],
  policy: MathPolicy,
): string[] {
  const rivals = new Set<string>();
  let compared = 0;
  for (const { candidate, reading } of otherMarkedAnswersIn(text, source, chosen.candidate)) {
    const written = text.slice(candidate.start, candidate.end).trim();
    if (rivals.has(written)) continue;
    if (compared >= MOST_RIVALS_COMPARED) break;
    compared += 1;
    if (!meansTheSame(chosen.reading, reading, policy)) rivals.add(written);
  }
  return [...rivals];
}

function meansTheSame(left: Reading, right: Reading, policy: MathPolicy): boolean {
  if (left.status !== 'read' || right.status !== 'read') return false;
  return compareReadings(left.expressions, right.expressions, policy).equal === true;
}

function readBare(text: string): MathAnswer {
  const candidate = bareAnswer(text);
  return { candidate, reading: readParts(candidate.texts) };
}

function bareAnswer(text: string): MathCandidate {
  return { start: 0, end: text.length, rule: 'bare', texts: [text] };
}

function profileOf({ profile }: GradedItem['params']): ProfileName {
  const known = profileNamed(profile);
  if (known !== null) return known;
  throw new UnreadableItemError(unknownProfile(profile));
}

function goldTextsOf(gold: unknown): string[] {
  try {
    const { text, texts } = readGold(gold);
    return [...new Set([text, ...(texts.length === 1 ? texts : [])])];
  } catch {
    return [];
  }
}
