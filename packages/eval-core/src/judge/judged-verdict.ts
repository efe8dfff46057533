import { verdictOf, type Verdict } from '../verdict.ts';
import type { Decision, Judgement } from './judgement.ts';
import { RUBRIC_SCORE, type Criterion } from './rubric.ts';

/** The verdict that a judge's decision on an answer amounts to. */
export function equivalenceVerdict([decision]: Judgement): Verdict {
  return verdictOf(decision === 'correct' ? 'verified' : 'wrong-answer');
}

/**
 * The verdict on a rubric's criteria, one decision each: correct from the share `passFraction` of the weight
 * of those that apply. Scores are that share, and 0 or 1 of each criterion that applies. null: none applies.
 */
export function rubricVerdict(
  judgement: Judgement,
  { criteria, passFraction }: { criteria: readonly Criterion[]; passFraction: number },
): Verdict | null {
  const judged = criteria.map((criterion, index) => ({
    ...criterion,
    isMet: judgement[index] === 'not-applicable' ? null : judgement[index] === 'met',
  }));
  const total = sumWeights(judged.filter(({ isMet }) => isMet !== null));
  if (total === 0) return null;
  const metFraction = sumWeights(judged.filter(({ isMet }) => isMet === true)) / total;
  const ownScores = judged.flatMap(({ name, isMet }) =>
    isMet === null ? [] : [[name, isMet ? 1 : 0] as const],
  );
  return verdictOf(metFraction >= passFraction ? 'verified' : 'wrong-answer', {
    checks: Object.fromEntries(judged.map(({ name, isMet }) => [name, isMet])),
    scores: { [RUBRIC_SCORE]: metFraction, ...Object.fromEntries(ownScores) },
  });
}

function sumWeights(criteria: readonly Pick<Criterion, 'weight'>[]): number {
  return criteria.reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * The verdict on a reply that was compared with another in both orders, so that a judge's liking for a place
 * cancels out. The score `win-rate` is the mean of 1 for a win, 0.5 for a tie and 0 for a loss; correct is a
 * reply that wins more than it loses. `same-in-both-orders` is 1 where both decisions favour the same.
 */
export function pairwiseVerdict(shown: {
  /** Decided with the reply shown first. */
  first: Judgement;
  /** Decided with the reply shown second. */
  second: Judgement;
}): Verdict {
  const whenFirst = pointsOf(shown.first, 'first');
  const whenSecond = pointsOf(shown.second, 'second');
  const winRate = (whenFirst + whenSecond) / 2;
  return verdictOf(winRate > 0.5 ? 'verified' : 'wrong-answer', {
    scores: { 'win-rate': winRate, 'same-in-both-orders': whenFirst === whenSecond ? 1 : 0 },
  });
}

function pointsOf([decision]: Judgement, place: Extract<Decision, 'first' | 'second'>): number {
  if (decision === 'tie') return 0.5;
  return decision === place ? 1 : 0;
}
