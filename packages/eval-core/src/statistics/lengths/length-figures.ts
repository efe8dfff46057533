import { toTheEnd, type InParts } from '../../in-parts.ts';
import { USUAL_LEVEL, type Estimate } from '../interval.ts';
import type { PerOutcome } from '../length-histogram.ts';
import { CELL, type SampleMatrix } from '../sample-matrix.ts';
import { sampleStandardDeviation } from '../summary.ts';
import { anyOutcome, knownLengths, type LengthKind } from './known-lengths.ts';
import { lengthSummary, type LengthSummary } from './length-summary.ts';
import { correctToIncorrect, type CorrectToIncorrect } from './outcome-lengths.ts';
import { pooledMean } from './pooled-mean.ts';
import { truncation, type Truncation } from './truncation.ts';

/** How long the replies of a checkpoint are, in tokens. Whatever is unknown is counted, and never 0. */
export interface LengthFigures
  extends Record<LengthKind, LengthSummary>, PerOutcome<LengthSummary> {
  /**
   * Mean over questions of the standard deviation (ddof 1) of their samples' tokens: the horizontal whisker of
   * the report's plots of accuracy against tokens. Of questions with two known lengths; null without any.
   */
  perQuestionSpread: Estimate;
  correctToIncorrect: CorrectToIncorrect;
  truncation: Truncation;
}

/**
 * Lengths of all, of thinking and of answer tokens (all less thinking, where both are known) over all cells with a
 * known length, those without a verdict too; and all tokens of the correct, incorrect and unscorable samples.
 * `missing` counts the cells without a length: among all cells, or among those of the outcome. Every interval is for
 * new questions like these, clustered by question, at `level`.
 * @throws RangeError for a level outside 0…1, or tokens that are no whole number from 0.
 */
export function lengthFigures(
  matrix: SampleMatrix,
  options: { level?: number } = {},
): LengthFigures {
  return toTheEnd(lengthFiguresInParts(matrix, options));
}

/** {@link lengthFigures} with pauses. */
export function* lengthFiguresInParts(
  matrix: SampleMatrix,
  { level = USUAL_LEVEL }: { level?: number } = {},
): InParts<LengthFigures> {
  const ofKind = function* (kind: LengthKind, isAsked = anyOutcome): InParts<LengthSummary> {
    yield;
    return lengthSummary(knownLengths(matrix, kind, isAsked), level);
  };
  const ofOutcome = (outcome: keyof PerOutcome<LengthSummary>) =>
    ofKind('all', (cell) => cell === CELL[outcome]);
  return {
    all: yield* ofKind('all'),
    thinking: yield* ofKind('thinking'),
    answer: yield* ofKind('answer'),
    correct: yield* ofOutcome('correct'),
    incorrect: yield* ofOutcome('incorrect'),
    unscorable: yield* ofOutcome('unscorable'),
    perQuestionSpread: perQuestionSpread(matrix, level),
    correctToIncorrect: correctToIncorrect(matrix, level),
    truncation: truncation(matrix, level),
  };
}

function perQuestionSpread(matrix: SampleMatrix, level: number): Estimate {
  const { byQuestion } = knownLengths(matrix, 'all', anyOutcome);
  const spreads = byQuestion.flatMap((lengths) => sampleStandardDeviation([...lengths]) ?? []);
  return pooledMean(
    spreads.map((total) => ({ samples: 1, total })),
    level,
  );
}
