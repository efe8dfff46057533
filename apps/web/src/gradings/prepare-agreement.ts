import type { AgreementOfGradingInput, GradingAgreement } from '@assay/contracts/grading-agreement';

import { counted } from '../format/counted.ts';
import { formatCount, formatPercent } from '../format/numbers.ts';
import { coefficientBounds, coefficientText } from './coefficient-text.ts';

export interface AgreementModel {
  /** "Agrees with people on". */
  lead: string;
  /** "96.9 %"; null: not known, and the detail says why. */
  share: string | null;
  /** "κ 0.91, 0.85–0.97, n 160 of 32 items". */
  detail: string;
}

/** How far a grading agrees with the current one of its run, or with people, in words. */
export function prepareAgreement(
  { samples, agreement }: GradingAgreement,
  other: AgreementOfGradingInput['with'],
): AgreementModel {
  const lead = `Agrees with ${other === 'people' ? 'people' : 'the current grading'} on`;
  if (samples === 0) return { lead, share: null, detail: nothingToCompare(other) };
  if (agreement.observedFraction === null) {
    const all = counted(agreement.undecided, 'sample');
    return {
      lead,
      share: null,
      detail: `${all} compared, each unscorable to one of the two at least`,
    };
  }
  const { samples: decided, items } = agreement;
  const size =
    decided === items
      ? formatCount(decided)
      : `${formatCount(decided)} of ${counted(items, 'item')}`;
  const parts = [kappaWords(agreement), `n ${size}`];
  if (agreement.undecided > 0) parts.push(`${formatCount(agreement.undecided)} undecided`);
  const share = `${formatPercent(agreement.observedFraction)} %`;
  return { lead, share, detail: parts.join(', ') };
}

function nothingToCompare(other: AgreementOfGradingInput['with']): string {
  return other === 'people'
    ? 'no annotation of a graded sample says what the verdict should be'
    : 'no sample has a verdict of both';
}

function kappaWords({ kappa, interval }: GradingAgreement['agreement']): string {
  if (kappa === null) return 'κ unknown: both always say the same one thing';
  return `κ ${coefficientText(kappa)}, ${coefficientBounds(interval)}`;
}
