import {
  questionsForHalfWidth,
  repeatsForHalfWidth,
  type RepeatsForHalfWidth,
} from '@assay/eval-core/statistics/planning/designs-for-half-width';
import {
  planningFigures,
  type PlanningFigures,
} from '@assay/eval-core/statistics/planning/planning-figures';
import { varianceComponents } from '@assay/eval-core/statistics/planning/variance-components';
import type { SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

import { STANDARD_INPUT } from '../lines/read-line-file.ts';
import { readSamples } from '../statistics/read-samples.ts';

export interface PlanOptions {
  /** A file with samples of the checkpoint to be told apart. */
  other?: string;
  halfWidth?: number;
  repeats?: number[];
  power?: number;
  level?: number;
  tokensPerSecond?: number;
}

export interface PlanDocument extends PlanningFigures {
  /** What reaches the half width that was asked for; absent: none was. */
  halfWidth?: RepeatsForHalfWidth & {
    halfWidth: number;
    /** Questions like these with as many repeats as now; null: a million would not do, or it is not known. */
    questionsAtTheseRepeats: number | null;
  };
}

/**
 * What designs on the questions of a file of samples can show.
 * @throws CommandFailure with one sentence
 */
export async function planOf(
  file: string = STANDARD_INPUT,
  { other, halfWidth, ...options }: PlanOptions,
): Promise<PlanDocument> {
  const { matrix } = await readSamples(file);
  const figures = planningFigures(matrix, {
    ...options,
    ...(other !== undefined && { other: (await readSamples(other)).matrix }),
  });
  if (halfWidth === undefined) return figures;
  return { ...figures, halfWidth: forHalfWidth(matrix, halfWidth, options.level) };
}

function forHalfWidth(
  matrix: SampleMatrix,
  halfWidth: number,
  level: number | undefined,
): NonNullable<PlanDocument['halfWidth']> {
  const { questions, mean, run, question } = varianceComponents(matrix);
  if (mean === null) {
    const reason = 'No sample has a verdict yet.';
    const unknown = { sameQuestions: null, newQuestions: null, questionsAtTheseRepeats: null };
    return { halfWidth, ...unknown, reason };
  }
  const shared = {
    halfWidth,
    spread: { mean, varianceRun: run, varianceQuestion: question },
    ...(level !== undefined && { level }),
  };
  return {
    halfWidth,
    ...repeatsForHalfWidth({ ...shared, questions }),
    questionsAtTheseRepeats: questionsForHalfWidth({ ...shared, repeats: matrix.repeats }),
  };
}
