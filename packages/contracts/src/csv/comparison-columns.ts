/**
 * Two checkpoints compared, a row a benchmark version that both were measured on. Differences are second − first, as
 * fractions; `p_adjusted` is Holm's over the rows, and `verdict` is by it. Order is part of the contract: a new column
 * comes last.
 */
export const COMPARISON_COLUMNS = [
  'first',
  'first_prompt',
  'second',
  'second_prompt',
  'benchmark',
  'benchmark_version',
  'questions',
  'first_run',
  'first_repeats',
  'first_fraction',
  'second_run',
  'second_repeats',
  'second_fraction',
  'difference',
  'ci_low',
  'ci_high',
  'ci_level',
  'ci_method',
  'p',
  'p_adjusted',
  'test',
  'verdict',
  'verdict_reason',
  'delta',
  'fixed',
  'broken',
] as const;
