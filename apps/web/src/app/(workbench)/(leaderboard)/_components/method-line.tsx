import { StandingLegend } from './standing-dot.tsx';

/** How the figures came about: a number without its method is no measurement. */
export function MethodLine({ graders, hasOverlaps }: { graders: string; hasOverlaps: boolean }) {
  return (
    <div className="flex flex-col gap-1.5 text-xs text-ink-faint">
      {hasOverlaps && <StandingLegend />}
      <p className="max-w-[110ch]">
        Accuracy: mean over items of the per-item mean; interval 95 %, wilson-design-effect or
        binomial-mid-p (new questions like these); ± is the standard deviation over complete repeats
        (ddof 1); tok is the mean number of completion tokens; a sample that could not be graded is
        unscorable and counts as not correct; graded by {graders}.
      </p>
    </div>
  );
}
