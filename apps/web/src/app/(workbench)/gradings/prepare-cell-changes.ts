import type { Accuracy, Cell, Score } from '@assay/contracts/cells';
import type { GradingPreview } from '@assay/contracts/gradings';

import {
  prepareIntervalCell,
  type IntervalCell,
} from '../../../charts/prepare/prepare-interval-cell.ts';
import { formatCount, formatPercent, MISSING } from '../../../format/numbers.ts';
import { formatPoints } from '../../../format/points.ts';
import { variantLabel } from '../../../format/variant-label.ts';
import { boundsText } from '../(leaderboard)/prepare-cell.ts';

export interface FigureModel {
  /** "62.9", "—". */
  estimate: string;
  bounds: string | null;
  interval: IntervalCell;
}

export interface CellChangeModel {
  gradingId: number;
  /** "solver:guess, template 3fa9c01b22de". */
  checkpoint: string;
  benchmark: string;
  /** Samples with another outcome, of those graded so far. */
  changed: string;
  rows: FigureChangeModel[];
  unscorable: { before: string; after: string; difference: string };
}

export interface FigureChangeModel {
  name: string;
  before: FigureModel | null;
  /** Null until everything is graded, and for a score that one of the two graders does not give. */
  after: FigureModel | null;
  /** "+1.3", "−0.4", "0.0" points. */
  difference: string;
}

/** A cell of the leaderboard as it is and as it would be. */
export function prepareCellChange(preview: GradingPreview): CellChangeModel {
  const { before, after, checkpoint, benchmark, grading } = preview;
  return {
    gradingId: grading.id,
    checkpoint: [checkpoint.name, variantLabel(before.variant)].filter(Boolean).join(', '),
    benchmark: benchmark.title,
    changed: formatCount(preview.changedSamples),
    rows: [
      figureChange('Accuracy', [before.accuracy, after?.accuracy]),
      ...scoreNames(before, after).map((name) =>
        figureChange(name, [scoreNamed(before, name), scoreNamed(after, name)]),
      ),
    ],
    unscorable: {
      before: formatCount(before.unscorable),
      after: after === null ? MISSING : formatCount(after.unscorable),
      difference: after === null ? MISSING : signedCount(after.unscorable - before.unscorable),
    },
  };
}

type Figure = Accuracy | Score | undefined;

function figureChange(name: string, [before, after]: [Figure, Figure]): FigureChangeModel {
  const old = before?.estimateFraction ?? null;
  const fresh = after?.estimateFraction ?? null;
  return {
    name,
    before: figureOf(before, name),
    after: figureOf(after, name),
    difference: old === null || fresh === null ? MISSING : formatPoints(fresh - old),
  };
}

function figureOf(figure: Figure, name: string): FigureModel | null {
  if (figure === undefined) return null;
  return {
    estimate: formatPercent(figure.estimateFraction),
    bounds: boundsText(figure.interval),
    interval: prepareIntervalCell(figure, name === 'Accuracy' ? 'correct' : name),
  };
}

function scoreNames(before: Cell, after: Cell | null): string[] {
  const names = [...before.scores, ...(after?.scores ?? [])].map(({ name }) => name);
  return [...new Set(names)].sort();
}

function scoreNamed(cell: Cell | null, name: string): Score | undefined {
  return cell?.scores.find((score) => score.name === name);
}

function signedCount(count: number): string {
  if (count === 0) return '0';
  return `${count < 0 ? '−' : '+'}${Math.abs(count)}`;
}
