import type { ReactElement } from 'react';

import type { LengthOutcome } from '@assay/eval-core/statistics/length-histogram';

interface Ink {
  fill: string;
  stroke: string;
  strokeDasharray?: string;
}

/** Three inks that differ without colour: solid, hatched, dashed outline. */
export function outcomeInk(outcome: LengthOutcome, hatchId: string): Ink {
  switch (outcome) {
    case 'correct':
      return { fill: 'var(--chart-correct)', stroke: 'var(--chart-correct)' };
    case 'incorrect':
      return { fill: `url(#${hatchId})`, stroke: 'var(--chart-incorrect)' };
    case 'unscorable':
      return { fill: 'none', stroke: 'var(--chart-unscorable)', strokeDasharray: '2 2' };
  }
}

/** The pattern that `outcomeInk` names; once in every svg that draws incorrect samples. */
export function IncorrectHatch({ id }: { id: string }): ReactElement {
  return (
    <defs>
      <pattern
        id={id}
        width={5}
        height={5}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line x1={0} y1={0} x2={0} y2={5} stroke="var(--chart-incorrect)" strokeWidth={3} />
      </pattern>
    </defs>
  );
}

interface OutcomeKeyProps {
  outcome: LengthOutcome;
  label: string;
  hatchId: string;
}

/** One entry of a legend. */
export function OutcomeKey({ outcome, label, hatchId }: OutcomeKeyProps): ReactElement {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width={14} height={10} aria-hidden="true">
        <IncorrectHatch id={hatchId} />
        <rect x={1} y={1} width={12} height={8} {...outcomeInk(outcome, hatchId)} />
      </svg>
      {label}
    </span>
  );
}
