import type { RunStatus } from '@assay/contracts/cells';
import type { SweepExtension } from '@assay/contracts/sweep-extension';
import type { GrownRun, RunShape } from '@assay/db/queries/extend-sweep';

export interface Growth {
  /** Only those that ask more than they did. */
  grown: GrownRun[];
  /** What is added to them. */
  generations: number;
  leftOut: { status: RunStatus; runs: number }[];
}

/** A run that failed or was cancelled lacks what it was asked already: that comes first. */
const ENDED_OTHERWISE: readonly RunStatus[] = ['failed', 'cancelled'];

/** How the runs of a sweep grow when it asks for more; none of them shrinks, and what is decided stays. */
export function growthOfRuns(
  shapes: readonly RunShape[],
  wanted: Pick<SweepExtension, 'repeats' | 'items'>,
): Growth {
  const growing = shapes.filter(
    (shape) => !shape.isDecided && generationsOf(grow(shape, wanted)) > generationsOf(shape),
  );
  const able = growing.filter(({ status }) => !ENDED_OTHERWISE.includes(status));
  return {
    grown: able.map((shape) => grow(shape, wanted)),
    generations: able.reduce(
      (sum, shape) => sum + generationsOf(grow(shape, wanted)) - generationsOf(shape),
      0,
    ),
    leftOut: ENDED_OTHERWISE.flatMap((status) => {
      const runs = growing.filter((shape) => shape.status === status).length;
      return runs === 0 ? [] : [{ status, runs }];
    }),
  };
}

function grow(
  { runId, itemCount, repeats, versionItems }: RunShape,
  wanted: Pick<SweepExtension, 'repeats' | 'items'>,
): GrownRun {
  const items = wanted.items === 'all' ? versionItems : (wanted.items ?? 0);
  return {
    runId,
    itemCount: Math.max(itemCount, Math.min(items, versionItems)),
    repeats: Math.max(repeats, wanted.repeats ?? 0),
  };
}

export function generationsOf({
  itemCount,
  repeats,
}: Pick<GrownRun, 'itemCount' | 'repeats'>): number {
  return itemCount * repeats;
}
