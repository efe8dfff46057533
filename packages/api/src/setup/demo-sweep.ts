import type { SweepSpec } from '@assay/contracts/sweeps';

export const DEMO_SWEEP_NAME = 'Demo: search algorithms on two generated benchmarks';

/** Small enough to finish in a minute on two cores, hard enough that every level tells something. */
export const demoBenchmarks = [
  { family: '3sat', seed: 'assay-demo', levels: [2, 5, 8, 12], itemsPerLevel: 8 },
  { family: 'maze', seed: 'assay-demo', levels: [2, 4, 6, 8], itemsPerLevel: 8 },
] as const;

/** Served names of the reference backend: what the demo compares, from the floor up. */
export const demoCheckpoints = [
  { servedName: 'solver:random-guess', family: 'random guess' },
  { servedName: 'solver:small-budget', family: 'local search' },
  { servedName: 'solver:medium-budget', family: 'local search' },
  { servedName: 'solver:large-budget', family: 'systematic search' },
] as const;

export const demoSettings: Pick<
  SweepSpec,
  'promptTemplateIds' | 'systemMessageIds' | 'repeats' | 'sampling'
> = {
  promptTemplateIds: [null],
  systemMessageIds: [null],
  repeats: 5,
  // At 0 the solvers never slip; 1536 tokens cut off a few of the longest searches.
  sampling: { temperature: 1, topP: 1, maxTokens: 1536 },
};
