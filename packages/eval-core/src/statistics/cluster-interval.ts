import { checkLevel, USUAL_LEVEL, type Interval } from './interval.ts';
import { studentTQuantile } from './student-t.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Questions that come together, such as those of one text or of one contest. */
export interface ClusterTotal {
  /** Questions in it, at least 1. */
  items: number;
  /** Sum over its questions of the share correct: 0…items. */
  total: number;
}

export const clusterIntervalMethod = 'wilson-cluster-robust-t';

/**
 * Interval for new groups of questions like these, where the estimate is ȳ = Σ y_g / Σ m_g over the questions. The
 * variance of this ratio is SE² = c · Σ (y_g − m_g ȳ)²/m². With G equal groups c = G/(G − 1); with unequal ones the
 * residual of a large group is too small, as it pulls ȳ to itself, and c = Σw²/Σ w²(1 − 2w + Σw²), w_g = m_g/m, undoes
 * that where all group means vary alike (the bias reduction of Bell & McCaffrey, Survey Methodology 28, 2002, for a
 * mean). Their degrees of freedom, (Σλ)²/Σλ² over the eigenvalues of that quadratic form, are G − 1 for equal groups
 * and fall to 1 as one group outweighs all others. Then Wilson's score interval with Student's t, as for single
 * questions: on n_eff = ȳ(1 − ȳ)/SE², or on the groups' effective number 1/Σw² where all groups are alike; at most
 * the number of questions. `null` with fewer than two groups.
 * @throws RangeError for a level outside 0…1.
 */
export function clusterInterval(
  clusters: readonly ClusterTotal[],
  level: number = USUAL_LEVEL,
): Interval | null {
  checkLevel(level);
  const items = clusters.reduce((sum, cluster) => sum + cluster.items, 0);
  const total = clusters.reduce((sum, cluster) => sum + cluster.total, 0);
  if (clusters.length < 2) return null;
  const proportion = Math.min(1, total / items);
  const design = designOf(clusters.map((cluster) => cluster.items / items));
  const squares = clusters.reduce(
    (sum, cluster) => sum + ((cluster.total - cluster.items * proportion) / items) ** 2,
    0,
  );
  const squaredError = design.correction * squares;
  const isAlike = squaredError <= 1e-15;
  const effective = isAlike
    ? design.effectiveClusters
    : (proportion * (1 - proportion)) / squaredError;
  const { lowFraction, highFraction } = wilsonInterval({
    proportion,
    sampleSize: Math.min(effective, items),
    criticalValue: studentTQuantile((1 + level) / 2, design.degreesOfFreedom),
  });
  return { low: lowFraction, high: highFraction, level, method: clusterIntervalMethod };
}

interface ClusterDesign {
  correction: number;
  degreesOfFreedom: number;
  /** 1/Σw²: as many equal groups would weigh the same. */
  effectiveClusters: number;
}

/** What the sizes alone say; `weights` add up to 1. */
function designOf(weights: readonly number[]): ClusterDesign {
  const power = (exponent: number) => weights.reduce((sum, weight) => sum + weight ** exponent, 0);
  const [w2, w3, w4, w5] = [power(2), power(3), power(4), power(5)];
  // Trace of K and of K², where K is the covariance of the residuals w_g(ȳ_g − ȳ) at unit variance of the ȳ_g.
  const trace = w2 - 2 * w3 + w2 ** 2;
  const traceOfSquare =
    w2 ** 4 + 2 * w2 * w4 - 4 * w2 ** 2 * w3 + 2 * w3 ** 2 + w4 * (1 + 2 * w2) - 4 * w5;
  return {
    correction: w2 / trace,
    degreesOfFreedom: Math.max(1, trace ** 2 / traceOfSquare),
    effectiveClusters: 1 / w2,
  };
}
