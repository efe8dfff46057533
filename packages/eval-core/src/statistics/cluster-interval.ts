import { clusterDesign, type ClusterTotal } from './cluster-design.ts';
import { checkLevel, USUAL_LEVEL, type Interval } from './interval.ts';
import { shareBounds } from './share-bounds.ts';

export const clusterIntervalMethod = 'wilson-cluster-robust-t';

/**
 * Below this G·p(1 − p) as observed, over G effective clusters, their spread says nothing of rare ones that were not
 * seen, and every cluster counts as always or never answered; from the second on their spread is believed.
 */
const [UNBELIEVED_BELOW, BELIEVED_FROM] = [0.5, 1];

export interface ClusteredShares {
  clusters: readonly ClusterTotal[];
  /** Samples of each question. */
  repeats: number;
}

/**
 * Interval for new clusters of questions like these, where the estimate is ȳ = Σ y_g / Σ m_g over the questions. The
 * variance of this ratio is SE² = c·Σ (y_g − m_g ȳ)²/m² (Cochran, "Sampling Techniques", 1977, section 9A.2) with the
 * correction c and the degrees of freedom of cluster-design.ts: G/(G − 1) and G − 1 for equal clusters. With w_g = m_g/m
 * a mean over clusters cannot vary more than p(1 − p)·Σw²; so many equal clusters, 1/Σw², are what the design effect
 * D = SE²/((p(1 − p) + SE²)·Σw²) is relative to, at most 1 and at least one sample in all samples. The bounds are those
 * of share-bounds.ts on 1/(D·Σw²). `null` with fewer than two clusters.
 * @throws RangeError for a level outside 0…1.
 */
export function clusterInterval(
  { clusters, repeats }: ClusteredShares,
  level: number = USUAL_LEVEL,
): Interval | null {
  checkLevel(level);
  if (clusters.length < 2) return null;
  const items = clusters.reduce((sum, cluster) => sum + cluster.items, 0);
  const proportion = Math.min(1, clusters.reduce((sum, { total }) => sum + total, 0) / items);
  const { correction, degreesOfFreedom, effectiveClusters } = clusterDesign(clusters);
  const squaredError = clusters.reduce(
    (sum, cluster) =>
      sum + correction * ((cluster.total - cluster.items * proportion) / items) ** 2,
    0,
  );
  const spread = proportion * (1 - proportion);
  const doubt = doubtOf(effectiveClusters * spread);
  const share = spread === 0 ? 1 : (squaredError * effectiveClusters) / (spread + squaredError);
  const observed = Math.min(1, Math.max(effectiveClusters / (items * repeats), share));
  const effect = observed + (1 - observed) * doubt;
  const { lowFraction, highFraction } = shareBounds(
    {
      proportion,
      effectiveSize: effectiveClusters / effect,
      // Only the part of the effect that the spread told is uncertain.
      degreesOfFreedom: degreesOfFreedom * (effect / (observed * (1 - doubt))) ** 2,
    },
    level,
  );
  return { low: lowFraction, high: highFraction, level, method: clusterIntervalMethod };
}

function doubtOf(clusterVariance: number): number {
  const share = (BELIEVED_FROM - clusterVariance) / (BELIEVED_FROM - UNBELIEVED_BELOW);
  return Math.min(1, Math.max(0, share));
}
