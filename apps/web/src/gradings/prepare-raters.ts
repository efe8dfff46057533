import type { RatersAgreement } from '@assay/contracts/grading-agreement';

import { counted } from '../format/counted.ts';
import { formatCount } from '../format/numbers.ts';
import { coefficientBounds, coefficientText } from './coefficient-text.ts';

export interface RatersModel {
  /** "4 raters". */
  lead: string;
  /** "α 0.39"; null: not known, and the detail says why. */
  alpha: string | null;
  /** "0.10–0.68, 12 decisions on 4 samples". */
  detail: string;
  /** "grading 12 (4), Ann (3)": who decided how often. */
  raters: string;
}

/** Krippendorff's α beside κ, where more than two speak; null where κ says it all. */
export function prepareRaters(agreement: RatersAgreement): RatersModel | null {
  const { raters, alpha, interval, reason, samples, ratings } = agreement;
  if (raters.length <= 2) return null;
  const size = `${counted(ratings, 'decision')} on ${counted(samples, 'sample')}`;
  return {
    lead: counted(raters.length, 'rater'),
    alpha: alpha === null ? null : `α ${coefficientText(alpha)}`,
    detail: alpha === null ? (reason ?? 'not known') : `${coefficientBounds(interval)}, ${size}`,
    raters: raters.map(({ name, decided }) => `${name} (${formatCount(decided)})`).join(', '),
  };
}
