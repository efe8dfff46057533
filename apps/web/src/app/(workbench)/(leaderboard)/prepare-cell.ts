import type { Cell, Score } from '@assay/contracts/cells';
import type { GraderInfo } from '@assay/contracts/graders';

import {
  prepareIntervalCell,
  type IntervalCell,
} from '../../../charts/prepare/prepare-interval-cell.ts';
import { counted } from '../../../format/counted.ts';
import { graderText, isSameGrader } from '../../../format/grader-text.ts';
import { formatCount, formatPercent } from '../../../format/numbers.ts';
import { runNote } from '../../../measured/run-note.ts';
import { unscorableShare, type UnscorableShare } from '../../../measured/unscorable-share.ts';
import { benchmarkPath } from '../../../url/routes.ts';
import type { Standing } from './prepare-overlap.ts';
import type { RankModel } from './prepare-ranks.ts';

export interface MeasuredCellModel {
  kind: 'measured';
  href: string;
  /** In per cent with one decimal, the unit being in the header. */
  estimate: string;
  /** "50.1–74.2"; null when unknown, for the reason in `interval.reason`. */
  bounds: string | null;
  interval: IntervalCell;
  /** "± 6.3"; null with fewer than two complete repeats. */
  spread: string | null;
  /** Complete ones: "4 repeats", "no complete repeat". */
  repeats: string;
  tokens: string;
  unscorable: UnscorableShare;
  /** The first named scores of the grader. */
  scores: ScoreLineModel[];
  /** How many more there are: the run's page has them all. */
  furtherScores: number;
  standing: Standing;
  /** Null: it has no place, or none is known yet. */
  rank: RankModel | null;
  note: string | null;
  /** "graded by math 3, profile qwen": where that is not what the benchmark version names. */
  graderNote: string | null;
  /** All that those who hear the cell need to know of it. */
  summary: string;
}

export interface ScoreLineModel {
  name: string;
  estimate: string;
  bounds: string | null;
  /** The whole truth in one sentence. */
  description: string;
}

export interface MissingCellModel {
  kind: 'missing';
  /** Null where nothing was ever run. */
  href: string | null;
  reason: string;
  note: string | null;
  /** As that of a measured one. */
  summary: string;
}

export type CellModel = MeasuredCellModel | MissingCellModel;

interface CellInput {
  cell: Cell | undefined;
  standing: Standing;
  /** Of the benchmark version. */
  grader: GraderInfo;
  rank?: RankModel | undefined;
}

/** A grader may give thirty scores; a cell has room for a few. */
const MOST_SCORES = 3;

/** One cell as it is drawn: every figure as text, what is unknown with its reason. */
export function prepareCell({ cell, standing, grader, rank }: CellInput): CellModel {
  if (cell === undefined) return missingCell({ href: null, reason: 'not run', note: null });
  const { accuracy } = cell;
  const href = benchmarkPath(cell.benchmarkVersionId, cell.runId);
  const note = runNote({ ...cell, samples: accuracy.samples });
  if (accuracy.estimateFraction === null) {
    return missingCell({ href, reason: accuracy.missingReason ?? 'No samples yet.', note });
  }
  const interval = prepareIntervalCell(accuracy);
  const unscorable = unscorableShare({ ...cell, samples: accuracy.samples });
  const graderNote = isSameGrader(cell.grader, grader)
    ? null
    : `graded by ${graderText(cell.grader)}`;
  return {
    kind: 'measured',
    href,
    estimate: formatPercent(accuracy.estimateFraction),
    bounds: boundsText(accuracy.interval),
    interval,
    spread: accuracy.stdOverRepeats === null ? null : `± ${formatPercent(accuracy.stdOverRepeats)}`,
    repeats: accuracy.repeats === 0 ? 'no complete repeat' : counted(accuracy.repeats, 'repeat'),
    tokens: formatCount(cell.meanCompletionTokens),
    unscorable,
    scores: cell.scores.slice(0, MOST_SCORES).map(scoreLine),
    furtherScores: Math.max(0, cell.scores.length - MOST_SCORES),
    standing,
    rank: rank ?? null,
    note,
    graderNote,
    summary: sentences([interval.description, unscorable.text, rank?.text, graderNote, note]),
  };
}

function missingCell(cell: Pick<MissingCellModel, 'href' | 'reason' | 'note'>): MissingCellModel {
  return { kind: 'missing', ...cell, summary: sentences([cell.reason, cell.note]) };
}

function sentences(parts: readonly (string | null | undefined)[]): string {
  return parts.flatMap((part) => (part ? [part.replace(/\.?$/, '.')] : [])).join(' ');
}

function scoreLine(score: Score): ScoreLineModel {
  return {
    name: score.name,
    estimate: formatPercent(score.estimateFraction),
    bounds: boundsText(score.interval),
    description: prepareIntervalCell(score, score.name).description,
  };
}

/** "50.1–74.2" in per cent, or null. */
export function boundsText(interval: Cell['accuracy']['interval']): string | null {
  if (interval === null) return null;
  return `${formatPercent(interval.low)}–${formatPercent(interval.high)}`;
}
