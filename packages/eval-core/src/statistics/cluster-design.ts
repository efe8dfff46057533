/** Questions that come together, such as those of one text or of one contest. */
export interface ClusterTotal {
  /** Questions in it, at least 1. */
  items: number;
  /** Sum over its questions of the share correct: 0…items. */
  total: number;
  /** Sum of the squares of those shares. */
  squares: number;
}

export interface ClusterDesign {
  /** What the sum of squared residuals must be multiplied by. */
  correction: number;
  degreesOfFreedom: number;
  /** 1/Σw², w the cluster's part of the questions: as many equal clusters weigh the same. */
  effectiveClusters: number;
}

/**
 * What the sizes of clusters do to a variance estimated from their residuals y_g − m_g ȳ. A large cluster pulls ȳ to
 * itself and leaves too small a residual, and where one outweighs all others the sum of squares is as unsteady as a
 * single square. The bias reduction and the degrees of freedom of Bell & McCaffrey (Survey Methodology 28, 2002), as
 * Imbens & Kolesár (Review of Economics and Statistics 98, 2016) advise: with Var(y_g) = v_g as it is where questions
 * of a cluster are correlated by ρ, v_g ∝ m_g(1 + (m_g − 1)ρ), and K the covariance of the residuals, the correction is
 * Σv/tr K and the degrees of freedom are (tr K)²/tr K². Equal clusters give G/(G − 1) and G − 1 whatever ρ is.
 * @param clusters at least two
 */
export function clusterDesign(clusters: readonly ClusterTotal[]): ClusterDesign {
  const items = clusters.reduce((sum, cluster) => sum + cluster.items, 0);
  const correlation = correlationWithin(clusters);
  const sizes = sizesOf(clusters).map(({ size, count }) => ({
    count,
    weight: size / items,
    variance: size * (1 + (size - 1) * correlation),
  }));
  const variance = sizes.reduce((sum, size) => sum + size.count * size.variance, 0);
  let trace = 0;
  let traceOfSquare = 0;
  for (const one of sizes) {
    const own = covariance(one, one, variance);
    trace += one.count * (one.variance + own);
    traceOfSquare += one.count * ((one.variance + own) ** 2 - own ** 2);
    for (const other of sizes)
      traceOfSquare += one.count * other.count * covariance(one, other, variance) ** 2;
  }
  return {
    correction: variance / trace,
    degreesOfFreedom: Math.max(1, trace ** 2 / traceOfSquare),
    effectiveClusters: 1 / sizes.reduce((sum, { count, weight }) => sum + count * weight ** 2, 0),
  };
}

interface Size {
  weight: number;
  variance: number;
}

/** Between the residuals of two clusters, beyond the variance of the one where they are the same. */
function covariance(one: Size, other: Size, variance: number): number {
  return (
    one.weight * other.weight * variance - one.weight * other.variance - other.weight * one.variance
  );
}

function sizesOf(clusters: readonly ClusterTotal[]): { size: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const { items } of clusters) counts.set(items, (counts.get(items) ?? 0) + 1);
  return [...counts].map(([size, count]) => ({ size, count }));
}

/**
 * How alike the questions of a cluster are: the intraclass correlation by the analysis of variance (Donner, International
 * Statistical Review 54, 1986), 0…1. 0 where no cluster has two questions, or no two shares differ.
 */
function correlationWithin(clusters: readonly ClusterTotal[]): number {
  const items = clusters.reduce((sum, cluster) => sum + cluster.items, 0);
  if (items === clusters.length) return 0;
  const centre = clusters.reduce((sum, { total }) => sum + total, 0) / items;
  let within = 0;
  let between = 0;
  let squaredSizes = 0;
  for (const { items: size, total, squares } of clusters) {
    within += squares - total ** 2 / size;
    between += (total - size * centre) ** 2 / size;
    squaredSizes += size ** 2;
  }
  const varianceWithin = within / (items - clusters.length);
  const usualSize = (items - squaredSizes / items) / (clusters.length - 1);
  const varianceBetween = (between / (clusters.length - 1) - varianceWithin) / usualSize;
  if (varianceBetween <= 0) return 0;
  return Math.min(1, varianceBetween / (varianceBetween + Math.max(0, varianceWithin)));
}
