import { percentDecimals } from '../percent-text.ts';
import type { PairedEvidence } from './compare-paired.ts';
import { pointDigits } from './point-digits.ts';

/** What of a comparison the sentence tells. */
export type Told = Pick<
  PairedEvidence,
  'difference' | 'interval' | 'p' | 'verdict' | 'verdictReason' | 'delta' | 'questions'
>;

/** What the two checkpoints are called. */
export interface Names {
  first: string;
  second: string;
}

/**
 * The comparison in words: "Second is better by 4.2 points (95 % interval 1.3 to 7.0, p = 0.004, 198 questions)."
 * Points are percentage points. For "better" and "worse" they count in the named direction, else they are second
 * minus first.
 */
export function comparisonSentence(comparison: Told, names: Names): string {
  const { verdict, difference } = comparison;
  if (verdict === null || difference === null) {
    return `${names.second} cannot be compared with ${names.first}. ${comparison.verdictReason}`;
  }
  const sign = verdict === 'worse' ? -1 : 1;
  const size = points(sign * difference);
  const details = detailsOf(comparison, sign);
  switch (verdict) {
    case 'better':
    case 'worse':
      return `${names.second} is ${verdict} by ${size} (${details}).`;
    case 'equivalent':
      return `Equivalent within ${points(comparison.delta ?? 0)}: ${names.second} minus ${names.first} is ${size} (${details}).`;
    case 'undecided':
      return `Undecided: ${names.second} minus ${names.first} is ${size} (${details}).`;
  }
}

function detailsOf({ interval, p, questions }: Told, sign: 1 | -1): string {
  return [
    interval === null ? 'interval unknown' : intervalText(interval, sign),
    ...(p === null ? [] : [p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`]),
    `${questions} ${questions === 1 ? 'question' : 'questions'}`,
  ].join(', ');
}

function intervalText(
  { low, high, level }: { low: number; high: number; level: number },
  sign: 1 | -1,
): string {
  const [from, to] = sign === 1 ? [low, high] : [-high, -low];
  const digits = pointDigits({ low, high });
  return `${Number((100 * level).toPrecision(6))} % interval ${inPoints(from, digits)} to ${inPoints(to, digits)}`;
}

function points(share: number): string {
  const text = inPoints(share, percentDecimals(share));
  return `${text} ${text === '1.0' || text === '−1.0' ? 'point' : 'points'}`;
}

/** Of percentage points; a true minus sign, and none before 0.0. */
function inPoints(share: number, digits: number): string {
  const text = (100 * share).toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}
