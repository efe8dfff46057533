import { USUAL_LEVEL, type Estimate } from '../interval.ts';
import { newQuestionsInterval } from '../item-means.ts';
import type { SampleMatrix } from '../sample-matrix.ts';
import { mean } from '../summary.ts';
import { geometricMean } from './outcome-lengths.ts';

export interface LengthRatio {
  /** Geometric mean over shared questions of mean tokens over the baseline's mean tokens. */
  ratio: Estimate;
  /** The share of shared questions whose replies are longer than the baseline's; equal ones are not. */
  longer: Estimate;
  /** Questions with a known length, not 0, in both: the n of both figures. */
  questions: number;
  /** Questions of either that are not among them. */
  leftOut: number;
}

/**
 * How much longer replies are than a baseline's, question by question: the geometric mean weighs a question of 200
 * tokens as one of 20,000, and that of the inverse is the inverse. Questions are matched by key; a question's length
 * is the mean over its samples of known length, whatever their verdict. The interval is for new questions like these:
 * Student's t on the logarithms, one value a question.
 */
export function lengthRatio(
  matrix: SampleMatrix,
  baseline: SampleMatrix,
  { level = USUAL_LEVEL }: { level?: number } = {},
): LengthRatio {
  const own = meanTokensByItem(matrix);
  const base = meanTokensByItem(baseline);
  const logRatios = [...own].flatMap(([item, tokens]) => {
    const other = base.get(item);
    return other === undefined ? [] : [Math.log(tokens / other)];
  });
  const isLonger = logRatios.map((ratio) => ({ samples: 1, total: ratio > 0 ? 1 : 0 }));
  const items = new Set([...matrix.items, ...baseline.items]);
  return {
    ratio: geometricMean(logRatios, level),
    longer: {
      value: mean(isLonger.map(({ total }) => total)),
      interval: newQuestionsInterval(isLonger, level),
      n: isLonger.length,
    },
    questions: logRatios.length,
    leftOut: items.size - logRatios.length,
  };
}

/** Only what has a logarithm: questions without a known length or of 0 tokens are not in it. */
function meanTokensByItem({ items, repeats, tokens }: SampleMatrix): Map<string, number> {
  const means = new Map<string, number>();
  for (const [row, item] of items.entries()) {
    const known = [...tokens.subarray(row * repeats, (row + 1) * repeats)].filter(
      (length) => !Number.isNaN(length),
    );
    const length = mean(known) ?? 0;
    if (length > 0) means.set(item, length);
  }
  return means;
}
