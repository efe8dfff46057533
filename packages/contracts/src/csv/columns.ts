/**
 * The CSV that the browser, the command line and CI all read. Order is part of the contract: a new column
 * comes last. A row is one metric of a cell: `accuracy`, then `score:<name>` for each named score, with the
 * samples that have it. `prompt_template` and `system_message` are the first digits of the hashes of their
 * texts, `none` for no system message: a checkpoint may have a row for each.
 */
export const LEADERBOARD_COLUMNS = [
  'checkpoint',
  'benchmark',
  'benchmark_version',
  'metric',
  'estimate_fraction',
  'ci_low',
  'ci_high',
  'ci_method',
  'std_over_repeats',
  'items',
  'repeats',
  'mean_completion_tokens',
  'truncated_fraction',
  'unscorable_fraction',
  'prompt_template',
  'system_message',
] as const;

/**
 * A row is one sample under its run's current grading; `scores` is a JSON object of named scores, `flags` are the names
 * of FLAG_KINDS with a blank between, `weights_id` is what the server called the weights that wrote it, empty where it did
 * not tell. `estimated_tokens` names the counts that are estimates, `completion` and `thinking`, with a blank between; empty: none.
 */
export const SAMPLES_COLUMNS = [
  'sweep',
  'run',
  'checkpoint',
  'benchmark',
  'benchmark_version',
  'item',
  'repeat',
  'seed',
  'verdict',
  'reason',
  'extracted',
  'gold',
  'finish',
  'prompt_tokens',
  'completion_tokens',
  'thinking_tokens',
  'latency_ms',
  'grader',
  'grader_version',
  'grader_profile',
  'scores',
  'environment',
  'prompt_template',
  'system_message',
  'flags',
  'weights_id',
  'estimated_tokens',
] as const;
