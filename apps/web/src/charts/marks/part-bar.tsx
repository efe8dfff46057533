import type { ReactElement } from 'react';

import type { PartBar as PartBarModel } from '../prepare/prepare-variance-split.ts';
import { IncorrectHatch } from './outcome-ink.tsx';

const heightPx = 14;

/** One bar cut into two parts: the first solid, the second hatched. A sentence when there is none. */
export function PartBar({ model, id }: { model: PartBarModel; id: string }): ReactElement {
  if (model.firstFraction === null) return <p className="text-xs text-ink-faint">{model.text}</p>;
  return (
    <svg role="img" aria-label={model.text} width="100%" height={heightPx}>
      <title>{model.text}</title>
      <IncorrectHatch id={id} />
      <rect width="100%" height={heightPx} fill={`url(#${id})`} />
      <rect width={`${100 * model.firstFraction}%`} height={heightPx} fill="var(--chart-correct)" />
      <rect width="100%" height={heightPx} fill="none" stroke="var(--chart-axis)" strokeWidth={1} />
    </svg>
  );
}
