import { checkLevel, USUAL_LEVEL } from '../interval.ts';
import type { SampleMatrix } from '../sample-matrix.ts';
import { mean } from '../summary.ts';
import { repeatsForHalfWidth, type RepeatsForHalfWidth } from './designs-for-half-width.ts';
import {
  detectableDifference,
  USUAL_POWER,
  type DetectableDifference,
} from './detectable-difference.ts';
import { halfWidths, type HalfWidths } from './half-widths.ts';
import {
  differenceComponents,
  varianceComponents,
  type VarianceComponents,
} from './variance-components.ts';

export interface PlanningOptions {
  level?: number;
  power?: number;
  /** Completion tokens a second of one GPU, all its requests together; absent: no GPU time. */
  tokensPerSecond?: number;
  /** The checkpoint to be told apart from this one, on the same questions; absent: one like it is assumed. */
  other?: SampleMatrix;
  /** Of the questions' chances between this checkpoint and one like it. */
  correlation?: number;
  /** The designs to look at; absent: 1 to 100, and that of the matrix. */
  repeats?: readonly number[];
}

export interface DesignCost {
  samples: number;
  /** null: no sample's tokens are known. */
  tokens: number | null;
  /** null: tokens, or how many a GPU makes in a second, are not known. */
  gpuSeconds: number | null;
}

export interface DesignFigures extends DesignCost {
  halfWidthSameQuestions: number | null;
  halfWidthNewQuestions: number | null;
  detectableDifference: DetectableDifference;
}

export interface PlanningFigures {
  level: number;
  power: number;
  questions: number;
  /** By repeats of every question, '1', '2', … Samples and costs are of one checkpoint. */
  byRepeats: Record<string, DesignFigures>;
  /** By half width. Costs are of the repeats for these questions. */
  repeatsFor: Record<
    (typeof PLANNED_HALF_WIDTHS)[number],
    RepeatsForHalfWidth & { costSameQuestions: DesignCost | null }
  >;
  /** Sentences for people: what was taken for granted. */
  assumptions: string[];
}

export const PLANNED_HALF_WIDTHS = ['0.01', '0.02', '0.05'] as const;
const PLANNED_REPEATS = [1, 2, 3, 5, 8, 10, 16, 20, 32, 50, 64, 100];

/**
 * How the questions' chances of two checkpoints go together where only one is known: halfway between questions
 * that say nothing of each other and ones that are as hard for both. Checkpoints of one family are nearer 1, so for
 * them it errs towards too large a detectable difference.
 */
export const ASSUMED_CORRELATION = 0.5;

/**
 * What designs on the questions of this matrix can show, from the variance seen so far. Tokens are the mean over
 * the questions of their known samples' mean, times samples. The variances are estimates themselves: from 30
 * questions × 5 repeats they are good to about 15 %. They are shrunk, so that they are never 0: see shrunk-variance.ts.
 * @throws RangeError for options outside their range.
 */
export function planningFigures(
  matrix: SampleMatrix,
  options: PlanningOptions = {},
): PlanningFigures {
  const { level = USUAL_LEVEL, power = USUAL_POWER } = options;
  checkLevel(level);
  const seen = seenSpread(matrix, options);
  const repeats = options.repeats ?? [...PLANNED_REPEATS, Math.max(1, matrix.repeats)];
  const designs = [...new Set(repeats)].sort((first, second) => first - second);
  return {
    level,
    power,
    questions: seen.own.questions,
    byRepeats: Object.fromEntries(
      seen.own.questions === 0 ? [] : designs.map((count) => [count, designFigures(count, seen)]),
    ),
    repeatsFor: {
      '0.01': repeatsWithCost(0.01, seen),
      '0.02': repeatsWithCost(0.02, seen),
      '0.05': repeatsWithCost(0.05, seen),
    },
    assumptions: assumptionsOf(seen, options),
  };
}

interface Seen {
  own: VarianceComponents;
  /** null: no other checkpoint was given. */
  difference: VarianceComponents | null;
  correlation: number;
  tokensPerSample: number | null;
  tokensPerSecond: number | null;
  level: number;
  power: number;
}

function seenSpread(matrix: SampleMatrix, options: PlanningOptions): Seen {
  const { tokensPerSecond = null } = options;
  if (tokensPerSecond !== null && !(tokensPerSecond > 0)) {
    throw new RangeError(`A GPU makes ${tokensPerSecond} tokens a second: give a number above 0.`);
  }
  return {
    own: varianceComponents(matrix),
    difference: options.other ? differenceComponents(matrix, options.other) : null,
    correlation: options.correlation ?? ASSUMED_CORRELATION,
    tokensPerSample: meanTokens(matrix),
    tokensPerSecond,
    level: options.level ?? USUAL_LEVEL,
    power: options.power ?? USUAL_POWER,
  };
}

function designFigures(repeats: number, seen: Seen): DesignFigures {
  const widths = designHalfWidths(repeats, seen);
  return {
    halfWidthSameQuestions: widths.sameQuestions,
    halfWidthNewQuestions: widths.newQuestions,
    detectableDifference: designDifference(repeats, seen),
    ...costOf(repeats, seen),
  };
}

function designHalfWidths(repeats: number, { own, level }: Seen): HalfWidths {
  const design = { questions: own.questions, repeats };
  const average = own.mean ?? 0;
  const spread = { mean: average, varianceRun: own.run, varianceQuestion: own.question };
  if (own.run !== null || own.total === null || repeats !== 1) {
    return halfWidths(design, spread, level);
  }
  // One repeat each tells how wide one repeat is, whatever part of it is run: and nothing more.
  const together = { mean: average, varianceRun: 0, varianceQuestion: own.total };
  return { sameQuestions: null, newQuestions: halfWidths(design, together, level).newQuestions };
}

function designDifference(repeats: number, seen: Seen): DetectableDifference {
  const { own, difference, correlation, level, power } = seen;
  if (difference === null) {
    const { questions, run: varianceRun, question: varianceQuestion } = own;
    const spread = { varianceRun, varianceQuestion, correlation };
    return detectableDifference({ questions, repeats, ...spread, level, power });
  }
  if (difference.questions === 0) return { sameQuestions: null, newQuestions: null };
  return detectableDifference({
    questions: difference.questions,
    repeats,
    varianceRun: difference.run === null ? null : difference.run / 2,
    varianceDifference: difference.question,
    level,
    power,
  });
}

function costOf(repeats: number, { own, tokensPerSample, tokensPerSecond }: Seen): DesignCost {
  const samples = own.questions * repeats;
  const tokens = tokensPerSample === null ? null : samples * tokensPerSample;
  const gpuSeconds = tokens === null || tokensPerSecond === null ? null : tokens / tokensPerSecond;
  return { samples, tokens, gpuSeconds };
}

function repeatsWithCost(halfWidth: number, seen: Seen) {
  const { own, level } = seen;
  if (own.mean === null) {
    const reason = 'No sample has a verdict yet.';
    return { sameQuestions: null, newQuestions: null, reason, costSameQuestions: null };
  }
  const spread = { mean: own.mean, varianceRun: own.run, varianceQuestion: own.question };
  const reached = repeatsForHalfWidth({ halfWidth, questions: own.questions, spread, level });
  const { sameQuestions } = reached;
  return {
    ...reached,
    costSameQuestions: sameQuestions === null ? null : costOf(sameQuestions, seen),
  };
}

/** Every question weighs the same, as it will in the samples that are planned. */
function meanTokens({ items, repeats, tokens }: SampleMatrix): number | null {
  const byItem = items.flatMap((_, row) => {
    const known = tokens.subarray(row * repeats, (row + 1) * repeats).filter((n) => !isNaN(n));
    return mean([...known]) ?? [];
  });
  return mean(byItem);
}

function assumptionsOf({ own, difference, correlation }: Seen, options: PlanningOptions): string[] {
  const sentences = [
    'Further samples vary as those seen so far do; repeats of a question are independent.',
    'Few wrong answers, or few right ones, show little: half a sample that differs and one question of which nothing is known are added to those seen.',
  ];
  if (own.run === null) {
    sentences.push('One repeat each: the noise of runs is not known, so other designs are not.');
  }
  sentences.push(...unseenSentences({ own, difference }));
  sentences.push(
    difference === null
      ? `The other checkpoint is assumed to vary as much as this one, and the questions' chances of the two to correlate by ${correlation}.`
      : `The difference is planned from both checkpoints on the ${difference.questions} questions that both have.`,
  );
  if (options.tokensPerSecond !== undefined) {
    sentences.push(`A GPU makes ${options.tokensPerSecond} completion tokens a second.`);
  }
  return sentences;
}

function unseenSentences({ own, difference }: Pick<Seen, 'own' | 'difference'>): string[] {
  const sentences: string[] = [];
  if (own.unseen.run || difference?.unseen.run === true) {
    sentences.push(
      'Repeats of a question never differ, which does not show that they cannot: the noise of runs is taken as if half a sample had differed.',
    );
  }
  if ((difference ?? own).unseen.question) {
    sentences.push(
      'Questions do not differ, which does not show that others would not: their variance is all that of the one of which nothing is known.',
    );
  }
  return sentences;
}
