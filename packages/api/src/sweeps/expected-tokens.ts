import type {
  ExpectedLength,
  PlannedBenchmark,
  PlannedCheckpoint,
} from '@assay/db/queries/plan-sweep';

import { messagesOf, templatesOf, type PromptChoice } from './count-runs.ts';

export interface ForecastInput {
  checkpoints: readonly PlannedCheckpoint[];
  benchmarks: readonly PlannedBenchmark[];
  choice: PromptChoice;
  repeats: number;
  /** How many runs the sweep has. */
  runs: number;
  /** One at most for each combination; further ones are passed over. */
  lengths: readonly ExpectedLength[];
}

/** Null unless every run of the sweep has been measured before: half a forecast would look like a whole one. */
export function expectedTokens(input: ForecastInput): number | null {
  const messages = new Map(
    input.checkpoints.map((one) => [one.checkpointId, messagesOf(one, input.choice)]),
  );
  const templates = new Map(
    input.benchmarks.map((one) => [one.versionId, templatesOf(one, input.choice)]),
  );
  const itemsOf = new Map(input.benchmarks.map(({ versionId, items }) => [versionId, items]));
  const own = input.lengths.filter(
    ({ checkpointId, versionId, templateId, systemMessageId }) =>
      messages.get(checkpointId)?.has(systemMessageId) === true &&
      templates.get(versionId)?.has(templateId) === true,
  );
  if (own.length !== input.runs) return null;
  const tokens = own.map(
    ({ versionId, meanCompletionTokens }) =>
      (itemsOf.get(versionId) ?? 0) * input.repeats * meanCompletionTokens,
  );
  return Math.round(tokens.reduce((sum, count) => sum + count, 0));
}
