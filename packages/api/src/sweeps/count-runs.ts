import type { PlannedBenchmark, PlannedCheckpoint } from '@assay/db/queries/plan-sweep';

export interface PromptChoice {
  /** Null: each benchmark version's own. */
  promptTemplateIds: readonly (number | null)[];
  /** Null: each checkpoint's own. */
  systemMessageIds: readonly (number | null)[];
}

export interface RunCount {
  runs: number;
  /** For each checkpoint on each benchmark; null where they differ. */
  promptVariants: number | null;
  /** By benchmark version. */
  runsOfVersion: Map<number, number>;
}

/**
 * How many runs a sweep has: one for each distinct (checkpoint, benchmark version, template, message). A
 * template that is a version's own and a message that is a checkpoint's own are no further run beside null.
 * Counted as a product of sums, since the combinations themselves may be millions.
 */
export function countRuns(
  checkpoints: readonly PlannedCheckpoint[],
  benchmarks: readonly PlannedBenchmark[],
  choice: PromptChoice,
): RunCount {
  const messages = checkpoints.map((checkpoint) => messagesOf(checkpoint, choice).size);
  const templates = benchmarks.map((benchmark) => templatesOf(benchmark, choice).size);
  const messageRuns = messages.reduce((sum, count) => sum + count, 0);
  const runsOfVersion = new Map(
    benchmarks.map(({ versionId }, index) => [versionId, (templates[index] ?? 0) * messageRuns]),
  );
  const isEven = new Set(messages).size === 1 && new Set(templates).size === 1;
  return {
    runs: [...runsOfVersion.values()].reduce((sum, count) => sum + count, 0),
    promptVariants: isEven ? (messages[0] ?? 0) * (templates[0] ?? 0) : null,
    runsOfVersion,
  };
}

/** The templates that a benchmark version is asked with. */
export function templatesOf(
  { templateId }: PlannedBenchmark,
  { promptTemplateIds }: PromptChoice,
): Set<number> {
  return new Set(promptTemplateIds.map((id) => id ?? templateId));
}

/** The messages that a checkpoint is sent; null is its own that no row has yet. */
export function messagesOf(
  { systemMessageId }: PlannedCheckpoint,
  { systemMessageIds }: PromptChoice,
): Set<number | null> {
  return new Set(systemMessageIds.map((id) => id ?? systemMessageId));
}
