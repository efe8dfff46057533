import type { GradingInfo } from '@assay/contracts/gradings';

import { counted } from '../../../../format/counted.ts';
import { graderText } from '../../../../format/grader-text.ts';
import { formatCount } from '../../../../format/numbers.ts';
import { wholePercent } from '../../../../measured/run-note.ts';
import { gradingsPath } from '../../../../url/routes.ts';

export interface GradingRowModel {
  id: number;
  href: string;
  grader: string;
  /** "current", "graded 40 %", "lacks 8 samples", "not current", "preview only". */
  state: string;
  isCurrent: boolean;
  correct: string;
  incorrect: string;
  unscorable: string;
  isAnyUnscorable: boolean;
  createdBy: string;
  createdAt: Date;
  /** Complete and not the current one. */
  canBeCurrent: boolean;
  /** Samples came after it. */
  canBeFinished: boolean;
}

/** One grading of a run as a line of its list. */
export function prepareGrading(grading: GradingInfo): GradingRowModel {
  const { id, isCurrent, status, unscorable } = grading;
  return {
    id,
    href: gradingsPath([id]),
    grader: graderText(grading.grader),
    state: stateOf(grading),
    isCurrent,
    correct: formatCount(grading.correct),
    incorrect: formatCount(grading.incorrect),
    unscorable: formatCount(unscorable),
    isAnyUnscorable: unscorable > 0,
    createdBy: grading.createdBy ?? 'with the run',
    createdAt: grading.createdAt,
    canBeCurrent: !isCurrent && status === 'complete',
    canBeFinished: status === 'incomplete',
  };
}

function stateOf({ isCurrent, status, graded, samples, madeCurrentAt }: GradingInfo): string {
  if (isCurrent) return 'current';
  if (status === 'running') return `graded ${wholePercent(graded, samples)} %`;
  if (status === 'incomplete') return `lacks ${counted(samples - graded, 'sample')}`;
  return madeCurrentAt === null ? 'never counted' : 'was current';
}
