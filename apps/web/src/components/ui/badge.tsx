import { clsx } from 'clsx';
import {
  Check,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CirclePause,
  CircleQuestionMark,
  CircleSlash,
  CircleX,
  X,
  type LucideIcon,
} from 'lucide-react';

import type { RunStatus } from '@assay/contracts/cells';
import type { OUTCOMES } from '@assay/contracts/runs';

interface Mark {
  text: string;
  icon: LucideIcon;
  className: string;
}

/** Shape and text carry the meaning; colour only repeats it. */
const statusMarks: Record<RunStatus, Mark> = {
  queued: { text: 'Queued', icon: CircleDashed, className: 'text-ink-faint' },
  running: { text: 'Running', icon: CircleDot, className: 'text-accent' },
  completed: { text: 'Completed', icon: CircleCheck, className: 'text-ink-muted' },
  failed: { text: 'Failed', icon: CircleX, className: 'text-danger' },
  cancelled: { text: 'Cancelled', icon: CircleSlash, className: 'text-ink-faint' },
  paused: { text: 'Paused', icon: CirclePause, className: 'text-ink-muted' },
};

export function StatusBadge({ status, className }: { status: RunStatus; className?: string }) {
  return <MarkBadge mark={statusMarks[status]} className={className} />;
}

export type Outcome = (typeof OUTCOMES)[number];

const outcomeMarks: Record<Outcome, Mark> = {
  correct: { text: 'Correct', icon: Check, className: 'text-chart-correct' },
  incorrect: { text: 'Incorrect', icon: X, className: 'text-chart-incorrect' },
  unscorable: { text: 'Unscorable', icon: CircleQuestionMark, className: 'text-chart-unscorable' },
};

interface OutcomeBadgeProps {
  outcome: Outcome;
  /** Only the shape, with the word as its name; for strips of many. */
  compact?: boolean;
  className?: string;
}

export function OutcomeBadge({ outcome, compact = false, className }: OutcomeBadgeProps) {
  return <MarkBadge mark={outcomeMarks[outcome]} compact={compact} className={className} />;
}

interface MarkBadgeProps {
  mark: Mark;
  compact?: boolean;
  className?: string | undefined;
}

function MarkBadge({ mark, compact = false, className }: MarkBadgeProps) {
  const Icon = mark.icon;
  return (
    <span
      title={compact ? mark.text : undefined}
      className={clsx('inline-flex items-center gap-1 whitespace-nowrap', className)}
    >
      <Icon aria-hidden strokeWidth={2.25} className={clsx('size-3.5 shrink-0', mark.className)} />
      <span className={clsx(compact && 'sr-only')}>{mark.text}</span>
    </span>
  );
}

/** A quiet word in a box: a dialect, a version, a tag. */
export function Tag({ children, className }: { children: string; className?: string }) {
  return (
    <span
      className={clsx(
        'inline-block rounded-sm border border-line px-1.5 font-mono text-xs text-ink-muted',
        className,
      )}
    >
      {children}
    </span>
  );
}
