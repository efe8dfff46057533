import type { Interval } from '@assay/eval-core/statistics/interval';

import { enclosingTicks } from './axis-ticks.ts';

/** One scale for differences of many rows, in fractions of its length. */
export interface DifferenceAxis {
  ticks: { atFraction: number; text: string }[];
  zeroFraction: number;
  /** The bar of a difference on it; null without a difference. */
  barOf(figure: DifferenceFigure): DifferenceBarModel | null;
}

export interface DifferenceFigure {
  difference: number | null;
  interval: Interval | null;
}

export interface DifferenceBarModel {
  zeroFraction: number;
  pointFraction: number;
  whisker: { lowFraction: number; highFraction: number } | null;
}

/** Percentage points from the lowest bound of all to the highest, with 0 among them. */
export function prepareDifferenceAxis(figures: readonly DifferenceFigure[]): DifferenceAxis {
  const bounds = figures.flatMap(({ difference, interval }) => [
    ...(difference === null ? [] : [100 * difference]),
    ...(interval === null ? [] : [100 * interval.low, 100 * interval.high]),
  ]);
  const low = Math.min(-1, ...bounds);
  const high = Math.max(1, ...bounds);
  const ticks = enclosingTicks({ low, high, steps: 4, smallestStep: 1 });
  const from = ticks[0] ?? low;
  const to = ticks.at(-1) ?? high;
  const fractionOf = (points: number) => (points - from) / (to - from);
  const zeroFraction = fractionOf(0);
  return {
    ticks: ticks.map((at) => ({ atFraction: fractionOf(at), text: signed(at) })),
    zeroFraction,
    barOf: ({ difference, interval }) =>
      difference === null
        ? null
        : {
            zeroFraction,
            pointFraction: fractionOf(100 * difference),
            whisker: interval && {
              lowFraction: fractionOf(100 * interval.low),
              highFraction: fractionOf(100 * interval.high),
            },
          },
  };
}

function signed(points: number): string {
  if (points === 0) return '0';
  return points < 0 ? `−${-points}` : `+${points}`;
}
