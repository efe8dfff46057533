import { expect, it } from 'vitest';

import { clusterDesign } from './cluster-design.ts';

it('has G − 1 degrees of freedom and G/(G − 1) for equal clusters, however alike their questions are', () => {
  for (const squares of [4, 2, 1.5]) {
    const clusters = [4, 0, 4, 0, 2].map((total) => ({ items: 4, total, squares }));
    const { correction, degreesOfFreedom, effectiveClusters } = clusterDesign(clusters);
    expect(correction).toBeCloseTo(5 / 4, 12);
    expect(degreesOfFreedom).toBeCloseTo(4, 10);
    expect(effectiveClusters).toBeCloseTo(5, 12);
  }
});

it('is what the eigenvalues say for unequal ones', () => {
  // NumPy, questions of a cluster all alike (ρ = 1): m = np.array([20, 5, 3, 1, 1.]); w = m/m.sum(); V = np.diag(m**2);
  // A = np.eye(5) - np.outer(w, np.ones(5)); K = A @ V @ A.T;
  // V.trace()/K.trace(), K.trace()**2/(K @ K).trace(), 1/(w**2).sum().
  const clusters = [20, 5, 3, 1, 1].map((items, index) => ({
    items,
    total: index % 2 === 0 ? items : 0,
    squares: index % 2 === 0 ? items : 0,
  }));
  const { correction, degreesOfFreedom, effectiveClusters } = clusterDesign(clusters);
  expect(correction).toBeCloseTo(4.207772154070516, 9);
  expect(degreesOfFreedom).toBeCloseTo(1.3879069579033139, 9);
  expect(effectiveClusters).toBeCloseTo(2.0642201834862384, 9);
});
