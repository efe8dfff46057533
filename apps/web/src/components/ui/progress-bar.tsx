import { clsx } from 'clsx';

import { prepareProgress, type ProgressSegment, type SegmentTone } from './progress-segments.ts';

const toneClass: Record<SegmentTone, string> = {
  correct: 'bg-chart-correct',
  incorrect: 'bg-chart-incorrect',
  unscorable: 'bg-chart-unscorable hatched',
  failed: 'bg-danger dotted-fill',
  done: 'bg-accent',
};

interface ProgressBarProps {
  /** Names the bar for a screen reader. */
  label: string;
  total: number;
  segments: readonly ProgressSegment[];
  className?: string;
}

export function ProgressBar({ label, total, segments, className }: ProgressBarProps) {
  const { done, remaining, text, drawn } = prepareProgress(segments, total);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={text}
      title={text}
      className={clsx(
        'flex h-2 w-full min-w-16 gap-px overflow-hidden rounded-sm bg-line',
        className,
      )}
    >
      {drawn.map(({ tone, count }) => (
        <div key={tone} style={{ flexGrow: count }} className={clsx('basis-0', toneClass[tone])} />
      ))}
      <div style={{ flexGrow: remaining }} className="basis-0" />
    </div>
  );
}
