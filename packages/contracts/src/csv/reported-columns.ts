/**
 * Numbers from the literature as CSV, apart from everything measured. Order is part of the contract: a new
 * column comes last.
 */
export const REPORTED_COLUMNS = [
  'benchmark',
  'metric',
  'model',
  'value_fraction',
  'std_over_repeats',
  'repeats',
  'source_id',
  'source_title',
  'source_url',
] as const;
