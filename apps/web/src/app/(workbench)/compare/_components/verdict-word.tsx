import { clsx } from 'clsx';
import { ArrowDown, ArrowUp, CircleQuestionMark, Equal, type LucideIcon } from 'lucide-react';

import type { ComparisonVerdict } from '@assay/contracts/statistics/comparison';

import { MISSING } from '../../../../format/numbers.ts';

const marks: Record<ComparisonVerdict, { text: string; icon: LucideIcon; className: string }> = {
  better: { text: 'Better', icon: ArrowUp, className: 'font-medium' },
  worse: { text: 'Worse', icon: ArrowDown, className: 'font-medium' },
  equivalent: { text: 'Equivalent', icon: Equal, className: '' },
  undecided: { text: 'Undecided', icon: CircleQuestionMark, className: 'text-ink-muted' },
};

interface VerdictWordProps {
  verdict: ComparisonVerdict | null;
  reason: string;
}

/** Of the second against the first; shape and word say it without colour. */
export function VerdictWord({ verdict, reason }: VerdictWordProps) {
  if (verdict === null) return <span title={reason}>{MISSING}</span>;
  const { text, icon: Icon, className } = marks[verdict];
  return (
    <span
      title={reason}
      className={clsx('inline-flex items-center gap-1 whitespace-nowrap', className)}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {text}
    </span>
  );
}
