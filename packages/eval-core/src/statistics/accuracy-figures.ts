import type { ClusterTotal } from './cluster-design.ts';
import { clusterInterval } from './cluster-interval.ts';
import { checkLevel, USUAL_LEVEL, type Interval } from './interval.ts';
import { newQuestionsInterval } from './item-means.ts';
import { CELL, itemOutcomes, type ItemOutcomes, type SampleMatrix } from './sample-matrix.ts';
import { sameQuestionsError } from './sampled-share.ts';
import { sampleStandardDeviation } from './summary.ts';
import { varianceSplit } from './variance-split.ts';

/** Fractions are in 0…1, variances in squared fractions. `null` always means that it cannot be known. */
export interface AccuracyFigures {
  /** correct / (questions × repeats): a cell that is unscorable or missing is not correct. null: none has a verdict. */
  mean: number | null;
  /** correct / (correct + incorrect), all cells pooled. */
  meanScored: number | null;
  /** What the literature prints behind ±: between repeats, ddof 1, missing cells not correct. Not an error of the mean. */
  stdOverRepeats: number | null;
  /** Standard error of the mean for these very questions, asked anew. */
  seSameQuestions: number | null;
  /** For new questions like these; where a cluster is named, for new clusters of them. */
  ciNewQuestions: Interval | null;
  /** See variance-split.ts. */
  varianceQuestion: number | null;
  varianceRun: number | null;
  questions: number;
  repeats: number;
  /** Groups by the named attribute; null: none was named. */
  clusters: number | null;
  /** Questions without the named attribute: each is a cluster of its own. null: none was named. */
  questionsWithoutCluster: number | null;
  correct: number;
  incorrect: number;
  unscorable: number;
  missing: number;
  /** Why some figure is null, and what else a reader must know of the cells; null: nothing. */
  missingReason: string | null;
}

export interface AccuracyOptions {
  level?: number;
  /** The attribute whose values say which questions come together. */
  cluster?: string;
}

/**
 * The accuracy of one checkpoint on one benchmark version with its three errors, over all questions × repeats cells.
 * Unscorable and missing cells stay in every divisor but that of `meanScored`, so p_i = correct_i/R for every question.
 *
 * - `seSameQuestions` = sqrt(Σ p_i(1 − p_i)/(R − 1))/m: unbiased in its square for the variance of the mean over
 *   new samples of these m questions; null with one repeat, and where no question's repeats differ.
 * - `ciNewQuestions`: item-means.ts, or cluster-interval.ts; null with fewer than two questions or clusters.
 * - `stdOverRepeats`: null with one repeat.
 * - All three, the mean, and the variances: null where no cell has a verdict.
 * @throws RangeError for a level outside 0…1.
 */
export function accuracyFigures(
  matrix: SampleMatrix,
  { level = USUAL_LEVEL, cluster }: AccuracyOptions = {},
): AccuracyFigures {
  checkLevel(level);
  const outcomes = itemOutcomes(matrix);
  const { repeats } = matrix;
  const counts = totalOutcomes(outcomes);
  const cells = outcomes.length * repeats;
  const scored = counts.correct + counts.incorrect;
  const shares = repeats === 0 ? [] : outcomes.map(({ correct }) => correct / repeats);
  const sampled = shares.map((share) => ({ share, samples: repeats }));
  const groups = cluster === undefined ? null : clustersOf(matrix, shares, cluster);
  const totals = outcomes.map(({ correct }) => ({ samples: repeats, total: correct }));
  const figures = {
    mean: counts.missing === cells ? null : counts.correct / cells,
    meanScored: scored === 0 ? null : counts.correct / scored,
    stdOverRepeats: sampleStandardDeviation(accuraciesOfRepeats(matrix)),
    seSameQuestions: sameQuestionsError(sampled),
    // Clusters of one question each are questions.
    ciNewQuestions:
      groups === null || groups.clusters.length === outcomes.length
        ? newQuestionsInterval(totals, level)
        : clusterInterval({ clusters: groups.clusters, repeats }, level),
    ...varianceSplit(sampled),
    ...(counts.missing === cells && NOTHING_MEASURED),
    questions: outcomes.length,
    repeats,
    clusters: groups?.clusters.length ?? null,
    questionsWithoutCluster: groups?.withoutCluster ?? null,
    ...counts,
  };
  return { ...figures, missingReason: missingReasonOf(figures, cluster) };
}

/** Where no cell has a verdict. */
const NOTHING_MEASURED = {
  stdOverRepeats: null,
  seSameQuestions: null,
  ciNewQuestions: null,
  varianceQuestion: null,
  varianceRun: null,
};

/**
 * The accuracy of every repeat over all questions, or those that count, missing cells not correct; none where there are
 * no questions, or none of their cells has a verdict: nothing was measured then.
 */
export function accuraciesOfRepeats(
  { items, repeats, outcomes }: SampleMatrix,
  counts: (item: string) => boolean = () => true,
): number[] {
  const correct = new Array<number>(repeats).fill(0);
  let questions = 0;
  let verdicts = 0;
  for (const [row, item] of items.entries()) {
    if (!counts(item)) continue;
    questions += 1;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const outcome = outcomes[row * repeats + repeat];
      if (outcome !== CELL.missing) verdicts += 1;
      if (outcome === CELL.correct) correct[repeat] = (correct[repeat] ?? 0) + 1;
    }
  }
  return verdicts === 0 ? [] : correct.map((count) => count / questions);
}

function totalOutcomes(outcomes: readonly ItemOutcomes[]): ItemOutcomes {
  const total = { correct: 0, incorrect: 0, unscorable: 0, missing: 0 };
  for (const each of outcomes) {
    total.correct += each.correct;
    total.incorrect += each.incorrect;
    total.unscorable += each.unscorable;
    total.missing += each.missing;
  }
  return total;
}

/** The number 1 and the text "1" are the same cluster: files of lines do not agree on which they write. */
function clustersOf(
  { attributes }: SampleMatrix,
  shares: readonly number[],
  name: string,
): { clusters: ClusterTotal[]; withoutCluster: number } {
  const named = new Map<string, ClusterTotal>();
  const alone: ClusterTotal[] = [];
  shares.forEach((share, row) => {
    const known = attributes[row] ?? {};
    const value = Object.hasOwn(known, name) ? known[name] : undefined;
    if (value === undefined) {
      alone.push({ items: 1, total: share, squares: share ** 2 });
      return;
    }
    const seen = named.get(String(value)) ?? { items: 0, total: 0, squares: 0 };
    named.set(String(value), {
      items: seen.items + 1,
      total: seen.total + share,
      squares: seen.squares + share ** 2,
    });
  });
  return { clusters: [...named.values(), ...alone], withoutCluster: alone.length };
}

const REPEATS_NEVER_DIFFER =
  'Repeats of a question never differ, which does not show that they cannot: how exact the mean is for these questions is unknown.';

function missingReasonOf(
  figures: Omit<AccuracyFigures, 'missingReason'>,
  cluster: string | undefined,
): string | null {
  const { questions, repeats, clusters, questionsWithoutCluster } = figures;
  if (questions * repeats === 0) return 'No samples yet.';
  if (figures.mean === null) return 'No cell has a verdict: nothing was measured.';
  const reasons: string[] = [];
  if (questions === 1)
    reasons.push('One question only: an interval for new questions needs at least two.');
  else if (clusters === 1)
    reasons.push(
      `All questions have the same ${cluster ?? 'cluster'}: an interval for new clusters needs at least two.`,
    );
  if (repeats === 1)
    reasons.push('One repeat only: how runs differ is unknown; it needs at least two.');
  else if (figures.seSameQuestions === null) reasons.push(REPEATS_NEVER_DIFFER);
  if (figures.meanScored === null)
    reasons.push('No cell is correct or incorrect, so there is no share of the scored ones.');
  if (questionsWithoutCluster !== null && questionsWithoutCluster > 0)
    reasons.push(
      `${questionsWithoutCluster} of ${questions} questions have no ${cluster ?? 'cluster'}: each counts as a cluster of its own.`,
    );
  return reasons.length === 0 ? null : reasons.join(' ');
}
