/**
 * What a judge may decide:
 * - of an answer against the gold: `correct`, `incorrect`
 * - of two replies: the one shown `first` or `second` is better, or it is a `tie`
 * - of one criterion: `met`, `unmet`, `not-applicable`
 */
const DECISIONS = [
  'correct',
  'incorrect',
  'first',
  'second',
  'tie',
  'met',
  'unmet',
  'not-applicable',
] as const;

export type Decision = (typeof DECISIONS)[number];

/** One decision, or one for each criterion in their order. */
export type Judgement = readonly Decision[];

/** A judgement as one word, or one word for each criterion. */
export function judgementText(judgement: Judgement): string {
  return judgement.join(' ');
}

/** What `judgementText` wrote; null where it is none. */
export function parseJudgement(text: string): Judgement | null {
  const words = text.split(' ');
  const judgement = words.flatMap((word) => DECISIONS.filter((decision) => decision === word));
  return judgement.length === words.length ? judgement : null;
}
