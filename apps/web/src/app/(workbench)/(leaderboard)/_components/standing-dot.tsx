import type { Standing } from '../prepare-overlap.ts';

/** Filled for the highest estimate, hollow where the interval overlaps it; equal in size and colour on purpose. */
export function StandingDot({ standing }: { standing: Standing }) {
  if (standing === 'highest') {
    return (
      <span title="highest estimate of this column">
        <span className="inline-block size-1.5 rounded-full bg-ink-faint" />
      </span>
    );
  }
  if (standing === 'overlaps') {
    return (
      <span title="interval overlaps that of the highest estimate">
        <span className="inline-block size-1.5 rounded-full border border-ink-faint" />
      </span>
    );
  }
  return <span />;
}

export function StandingLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      <li className="flex items-center gap-1.5">
        <StandingDot standing="highest" /> highest estimate of the column
      </li>
      <li className="flex items-center gap-1.5">
        <StandingDot standing="overlaps" /> intervals overlap: not told apart from the highest
      </li>
    </ul>
  );
}
