import type { Statistics } from '@assay/contracts/statistics/document';

import { PERCENT, prepareFigure, type FigureModel } from './figure-text.ts';
import { countedText, countText } from './number-text.ts';

/** A dot with its whisker on an axis from 0 to 100 %. All in 0…1 of its length. */
export interface DotInterval {
  pointFraction: number | null;
  whisker: { lowFraction: number; highFraction: number } | null;
  /** A line across: the whole benchmark. */
  wholeFraction: number | null;
  /** A second, empty dot: the plain value beside the shrunk one. */
  otherFraction: number | null;
  /** Drawn empty: few items. */
  isHollow: boolean;
  description: string;
}

export interface SliceRow {
  value: string;
  items: string;
  samples: string;
  isSmall: boolean;
  figure: FigureModel;
  shrunk: FigureModel;
  bar: DotInterval;
}

export interface BreakdownTable {
  name: string;
  rows: SliceRow[];
  canBeShrunk: boolean;
  notes: string[];
}

interface BreakdownOptions {
  /** Draw the values moved towards the other slices. */
  isShrunk: boolean;
}

type BreakdownInput = Pick<Statistics, 'breakdowns' | 'breakdownNotes' | 'accuracy'>;
type Slice = Statistics['breakdowns'][string][string];

const NOT_SHRUNK = 'shrinking needs four slices of which some have two items';
const byValue = new Intl.Collator('en', { numeric: true });

/** A table for each attribute, the level first; values in natural order. */
export function prepareBreakdowns(
  { breakdowns, breakdownNotes, accuracy }: BreakdownInput,
  options: BreakdownOptions,
): BreakdownTable[] {
  return Object.entries(breakdowns)
    .sort(([left], [right]) => levelFirst(left, right))
    .map(([name, slices]) => {
      const notes = breakdownNotes.byAttribute[name];
      const ordered = Object.entries(slices).sort(([a], [b]) => byValue.compare(a, b));
      return {
        name,
        rows: ordered.map(([value, slice]) =>
          rowOf(value, slice, { ...options, whole: accuracy.mean }),
        ),
        canBeShrunk: ordered.some(([, { shrunk }]) => shrunk.value !== null),
        notes: [
          ...(notes?.note ? [notes.note] : []),
          ...(notes !== undefined && notes.itemsWithout > 0
            ? [`${countedText(notes.itemsWithout, 'item')} without ${name} are in no row.`]
            : []),
        ],
      };
    });
}

function rowOf(
  value: string,
  slice: Slice,
  { isShrunk, whole }: BreakdownOptions & { whole: number | null },
): SliceRow {
  const { items, samples, isSmall, shrunk } = slice;
  const figure = prepareFigure(slice, { unit: PERCENT, of: 'item' });
  const shrunkFigure = prepareFigure(shrunk, { unit: PERCENT, of: 'item', reason: NOT_SHRUNK });
  const isMoved = isShrunk && shrunk.value !== null;
  const shown = isMoved ? shrunk : slice;
  const { interval } = shown;
  return {
    value,
    items: countText(items),
    samples: countText(samples),
    isSmall,
    figure,
    shrunk: shrunkFigure,
    bar: {
      pointFraction: shown.value,
      whisker: interval && { lowFraction: interval.low, highFraction: interval.high },
      wholeFraction: whole,
      otherFraction: isMoved ? slice.value : null,
      isHollow: isSmall,
      description: isMoved ? `Shrunk: ${shrunkFigure.description}` : figure.description,
    },
  };
}

function levelFirst(left: string, right: string): number {
  if (left === right) return 0;
  if (left === 'level') return -1;
  return right === 'level' ? 1 : byValue.compare(left, right);
}
