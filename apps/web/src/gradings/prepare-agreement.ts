import type { AgreementOfGradingInput, GradingAgreement } from '@assay/contracts/grading-agreement';

import { counted } from '../format/counted.ts';
import { formatCount, formatDecimal, formatPercent } from '../format/numbers.ts';

export interface AgreementModel {
  /** "Agrees with people on". */
  lead: string;
  /** "96.9 %"; null: not known, and the detail says why. */
  share: string | null;
  /** "κ 0.91, 0.85–0.97, n 160". */
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
  const parts = [kappaWords(agreement), `n ${formatCount(agreement.samples)}`];
  if (agreement.undecided > 0) parts.push(`${formatCount(agreement.undecided)} undecided`);
  const share = `${formatPercent(agreement.observedFraction)} %`;
  return { lead, share, detail: parts.join(', ') };
}

function nothingToCompare(other: AgreementOfGradingInput['with']): string {
  return other === 'people'
    ? 'no annotation of a graded sample says what the verdict should be'
    : 'no sample has a verdict of both';
}

function kappaWords({ kappa, kappaInterval }: GradingAgreement['agreement']): string {
  if (kappa === null) return 'κ unknown: both always say the same one thing';
  const value = `κ ${signed(kappa)}`;
  if (kappaInterval === null) return `${value}, interval unknown`;
  const { low, high } = kappaInterval;
  // A dash between the bounds would be read as the sign of the second.
  return `${value}, ${signed(low)}${low < 0 ? ' to ' : '–'}${signed(high)}`;
}

function signed(value: number): string {
  const text = formatDecimal(Math.abs(value), 2);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
