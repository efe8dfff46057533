import { drawNormal } from '../draw-normal.ts';
import type { Rng } from '../random.ts';
import { newQuestionsInterval } from '../statistics/item-means.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { detectableDifference } from '../statistics/planning/detectable-difference.ts';
import { halfWidths } from '../statistics/planning/half-widths.ts';
import { studentTQuantile } from '../statistics/student-t.ts';
import { drawBeta, drawBinomial } from './simulate.ts';
import { averageOf } from './simulated-pairs.ts';

/** A design in a world whose mean and variances are known by formula. */
export interface PlannedWorld {
  name: string;
  questions: number;
  repeats: number;
  /** Of the Beta distribution of chances. */
  shapes: readonly [number, number];
}

export const PLANNED_WORLDS: PlannedWorld[] = [
  { name: 'AIME', questions: 30, repeats: 5, shapes: [0.5, 0.5] },
  { name: 'AIME, fifty repeats', questions: 30, repeats: 50, shapes: [2, 1] },
  { name: 'GPQA, one repeat', questions: 198, repeats: 1, shapes: [3, 2] },
  { name: 'few questions', questions: 8, repeats: 10, shapes: [1, 1] },
  { name: 'hard', questions: 60, repeats: 5, shapes: [1, 6] },
];

export const MORE_PLANNED_WORLDS: PlannedWorld[] = [
  { name: 'five questions', questions: 5, repeats: 20, shapes: [1, 1] },
  { name: 'nearly alike', questions: 100, repeats: 5, shapes: [50, 50] },
  { name: 'strong effects', questions: 15, repeats: 3, shapes: [0.3, 0.3] },
  { name: 'MATH', questions: 500, repeats: 4, shapes: [2, 0.5] },
];

export interface SpreadOfWorld {
  mean: number;
  varianceRun: number;
  varianceQuestion: number;
}

/** Of Beta(a, b): p(1 − p) splits by 1/(a + b + 1) between questions. */
export function spreadOf({ shapes: [a, b] }: PlannedWorld): SpreadOfWorld {
  const mean = a / (a + b);
  const total = mean * (1 - mean);
  return {
    mean,
    varianceRun: (total * (a + b)) / (a + b + 1),
    varianceQuestion: total / (a + b + 1),
  };
}

/** Planned half width for new questions, and the mean of those that studies then show. */
export function plannedAndShownHalfWidth(
  rng: Rng,
  world: PlannedWorld,
  studies: number,
): { planned: number; shown: number } {
  const { questions, repeats, shapes } = world;
  const shown = Array.from({ length: studies }, () => {
    const items = Array.from({ length: questions }, () => ({
      samples: repeats,
      total: drawBinomial(rng, repeats, drawBeta(rng, ...shapes)),
    }));
    const interval = newQuestionsInterval(items);
    return interval === null ? NaN : (interval.high - interval.low) / 2;
  });
  const { newQuestions } = halfWidths({ questions, repeats }, spreadOf(world));
  return { planned: newQuestions ?? NaN, shown: averageOf(shown) };
}

/**
 * Shares of studies that find the detectable difference (power 0.8 at level 0.95): on these questions by the normal
 * test with the true standard error, and for new ones by the paired t test. `strength` is the standard deviation of the
 * questions' true differences.
 */
export function reachedPower(
  rng: Rng,
  world: PlannedWorld & { strength: number },
  studies: number,
): { sameQuestions: number; newQuestions: number } {
  const { questions, repeats, strength } = world;
  // Chances about one half, far from 0 and 1, so that a difference can be added to every question.
  const chance = 0.5;
  const design = { questions, repeats, varianceDifference: strength ** 2 };
  const { newQuestions } = detectableDifference({
    ...design,
    varianceRun: chance * (1 - chance) - strength ** 2 / 4,
  });
  const { sameQuestions } = detectableDifference({
    ...design,
    varianceRun: chance * (1 - chance),
  });
  const side = { questions, repeats, chance };
  const same = share(studies, () =>
    isFoundByNormal(drawDifferences(rng, { ...side, by: sameQuestions ?? NaN, strength: 0 }), side),
  );
  const critical = studentTQuantile(0.975, questions - 1);
  const fresh = share(
    studies,
    () => tOf(drawDifferences(rng, { ...side, by: newQuestions ?? NaN, strength })) > critical,
  );
  return { sameQuestions: same, newQuestions: fresh };
}

function drawDifferences(
  rng: Rng,
  world: { questions: number; repeats: number; chance: number; by: number; strength: number },
): number[] {
  const { questions, repeats, chance, by, strength } = world;
  return Array.from({ length: questions }, () => {
    const difference = by + strength * drawNormal(rng);
    const [first, second] = [chance - difference / 2, chance + difference / 2].map(
      (one) => drawBinomial(rng, repeats, one) / repeats,
    );
    return (second ?? NaN) - (first ?? NaN);
  });
}

function isFoundByNormal(
  differences: readonly number[],
  { repeats, chance }: { repeats: number; chance: number },
): boolean {
  const error = Math.sqrt((2 * chance * (1 - chance)) / (repeats * differences.length));
  return averageOf(differences) / error > normalQuantile(0.975);
}

function tOf(differences: readonly number[]): number {
  const m = differences.length;
  const centre = averageOf(differences);
  const squares = differences.reduce((sum, difference) => sum + (difference - centre) ** 2, 0);
  return centre / Math.sqrt(squares / (m - 1) / m);
}

function share(studies: number, isFound: () => boolean): number {
  let found = 0;
  for (let study = 0; study < studies; study += 1) if (isFound()) found += 1;
  return found / studies;
}
