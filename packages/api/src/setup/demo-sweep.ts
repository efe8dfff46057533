import type { SweepSpec } from '@assay/contracts/sweeps';

export const DEMO_SWEEP_NAME = 'Demo: search algorithms on two generated benchmarks';

/** Small enough to finish in a minute on two cores, hard enough that every level tells something. */
export const demoBenchmarks = [
  { family: '3sat-search', seed: 'assay-demo', levels: [2, 5, 8, 12], itemsPerLevel: 8 },
  { family: 'maze', seed: 'assay-demo', levels: [2, 4, 6, 8], itemsPerLevel: 8 },
] as const;

/** Served names of the reference backend: what the demo compares, from the floor up. */
export const demoCheckpoints = [
  { servedName: 'solver:random-guess', family: 'random guess' },
  { servedName: 'solver:walksat-20+trace-40', family: 'local search' },
  { servedName: 'solver:walksat-200+trace-120', family: 'local search' },
  { servedName: 'solver:dpll-60+trace-400', family: 'systematic search' },
] as const;

export const demoSettings: Pick<SweepSpec, 'repeats' | 'sampling'> = {
  repeats: 5,
  // At 0 the solvers never slip; 1536 tokens cut off a few of the longest searches.
  sampling: { temperature: 1, topP: 1, maxTokens: 1536 },
};
