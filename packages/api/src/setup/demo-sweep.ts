import type { SweepSpec } from '@assay/contracts/sweeps';

export const DEMO_SWEEP_NAME = 'Demo: search algorithms on all generated benchmarks';

const SIZE = { seed: 'assay-demo', itemsPerLevel: 3 };

/** Small enough to finish in a minute on two cores, hard enough that every level tells something. */
export const demoBenchmarks = [
  { family: '3sat', levels: [2, 8, 14], ...SIZE },
  { family: 'tsp', levels: [1, 4, 8], ...SIZE },
  { family: 'ba-calendar', levels: [1, 5, 10], ...SIZE },
  { family: 'maze', levels: [2, 5, 8], ...SIZE },
  { family: 'spatial-map', levels: [1, 4, 8], ...SIZE },
  // Level 5 has 4,000 tokens; the longest would be most of what the demo sends.
  { family: 'long-context', levels: [1, 3, 5], ...SIZE },
  { family: 'arithmetic', levels: [1, 4, 8], ...SIZE },
  { family: 'instructions', levels: [1, 4, 8], ...SIZE },
  { family: 'programs', levels: [1, 4, 8], ...SIZE },
] as const;

/** Served names of the reference backend: what the demo compares, from the floor up. */
export const demoCheckpoints = [
  { servedName: 'solver:random-guess', family: 'random guess' },
  { servedName: 'solver:small-budget', family: 'bounded search' },
  { servedName: 'solver:medium-budget', family: 'bounded search' },
  { servedName: 'solver:large-budget', family: 'bounded search' },
  { servedName: 'solver:exact', family: 'exact search' },
] as const;

export const demoSettings: Pick<
  SweepSpec,
  'promptTemplateIds' | 'systemMessageIds' | 'repeats' | 'sampling'
> = {
  promptTemplateIds: [null],
  systemMessageIds: [null],
  repeats: 3,
  // At 0 the solvers never slip. No reply of the exact solver is as long as that.
  sampling: { temperature: 1, topP: 1, maxTokens: 8192 },
};
