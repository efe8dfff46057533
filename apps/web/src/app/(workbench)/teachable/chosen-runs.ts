import {
  MOST_WEAK_RUNS,
  teachableChoiceSchema,
  type MeasuredRunInfo,
  type MeasuredVersion,
  type TeachableChoice,
} from '@assay/contracts/teachable';

import { readId } from '../../../url/read-id.ts';
import type { TeachableSearch } from './search-params.ts';

export interface ChosenRuns {
  strongRunId: number | null;
  weakRunIds: number[];
}

/** The version that the address names, else the one that most runs have answered; null without any. */
export function chosenVersionId(
  versions: readonly Pick<MeasuredVersion, 'versionId' | 'runs'>[],
  { version }: Pick<TeachableSearch, 'version'>,
): number | null {
  if (version !== undefined) return version;
  return versions[0]?.versionId ?? null;
}

/**
 * The runs that the address names; where it names none, the most accurate completed run is strong, and the newest
 * completed run of every other checkpoint is weak.
 */
export function chosenRuns(
  runs: readonly MeasuredRunInfo[],
  { strong, weak }: Pick<TeachableSearch, 'strong' | 'weak'>,
): ChosenRuns {
  const proposable = completedFirst(runs);
  const named = runs.find(({ runId }) => runId === strong) ?? mostAccurate(proposable);
  if (named === undefined) return { strongRunId: null, weakRunIds: [] };
  if (weak === undefined) {
    const rivals = proposable.filter(({ checkpointId }) => checkpointId !== named.checkpointId);
    return { strongRunId: named.runId, weakRunIds: newestOfEach(rivals).slice(0, MOST_WEAK_RUNS) };
  }
  const asked = new Set(weak.split('.').map(readId));
  asked.delete(named.runId);
  const weakRunIds = runs.flatMap(({ runId }) => (asked.has(runId) ? runId : []));
  return { strongRunId: named.runId, weakRunIds };
}

/** What to ask for, or the one sentence that says what is missing. */
export function readChoice(
  { strongRunId, weakRunIds }: ChosenRuns,
  search: TeachableSearch,
): { kind: 'ready'; choice: TeachableChoice } | { kind: 'incomplete'; reason: string } {
  const parsed = teachableChoiceSchema.safeParse({
    strongRunId,
    weakRunIds,
    truth: search.truth,
    weakLow: search.low / 100,
    weakHigh: search.high / 100,
    minimumGap: search.gap / 100,
    minimumMargin: search.margin / 100,
  });
  if (parsed.success) return { kind: 'ready', choice: parsed.data };
  return { kind: 'incomplete', reason: parsed.error.issues[0]?.message ?? 'Choose the runs.' };
}

/** A run under way has answered a few items, and says little of any: it is proposed where there is nothing else. */
function completedFirst(runs: readonly MeasuredRunInfo[]): readonly MeasuredRunInfo[] {
  const completed = runs.filter(({ status }) => status === 'completed');
  return completed.length === 0 ? runs : completed;
}

function mostAccurate(runs: readonly MeasuredRunInfo[]): MeasuredRunInfo | undefined {
  const accuracy = ({ correct, samples }: MeasuredRunInfo) => correct / samples;
  return runs.toSorted((left, right) => accuracy(right) - accuracy(left))[0];
}

function newestOfEach(runs: readonly MeasuredRunInfo[]): number[] {
  const newest = new Map<number, number>();
  for (const { checkpointId, runId } of runs) {
    newest.set(checkpointId, Math.max(runId, newest.get(checkpointId) ?? 0));
  }
  return [...newest.values()];
}
