import type { LeaderboardModel } from '../prepare-leaderboard.ts';
import { StandingLegend } from './standing-dot.tsx';

type MethodLineProps = Pick<LeaderboardModel, 'graders' | 'intervalMethods' | 'hasOverlaps'>;

/** How the figures came about: a number without its method is no measurement. */
export function MethodLine({ graders, intervalMethods, hasOverlaps }: MethodLineProps) {
  return (
    <div className="flex flex-col gap-1.5 text-xs text-ink-faint">
      {hasOverlaps && <StandingLegend />}
      <p className="max-w-[110ch]">
        Accuracy: mean over items of the per-item mean; interval 95 %
        {intervalMethods !== '' && `, ${intervalMethods}`} (new questions like these); rank: the
        places that a completed run may have, all of a column together 95 %, holm-paired; ± is the
        standard deviation over complete repeats (ddof 1); tok is the mean number of completion
        tokens; a sample that could not be graded is unscorable and counts as not correct; graded by{' '}
        {graders}.
      </p>
    </div>
  );
}
