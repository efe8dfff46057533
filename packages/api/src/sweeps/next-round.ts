import type { SweepStopping } from '@assay/contracts/sweep-stopping';
import type { SweepSpec } from '@assay/contracts/sweeps';
import type { GrownRun } from '@assay/db/queries/extend-sweep';
import type { StoppingRun } from '@assay/db/queries/sweep-stopping';

/** One question: a run, and what it is compared with. */
export interface OpenQuestion {
  run: StoppingRun;
  /** Null: its own accuracy is the question. */
  baseline: StoppingRun | null;
}

/** The specification of a sweep that stops when decided. */
export type StoppingSpec = SweepSpec & { stopping: SweepStopping };

/**
 * The questions that can be looked at: of groups whose runs have all ended, those that are not decided. Runs that are
 * compared proceed round by round together, so that each look has all samples of its repeats, long replies too.
 */
export function openQuestions(spec: StoppingSpec, runs: readonly StoppingRun[]): OpenQuestion[] {
  // What a person stopped is not continued by itself.
  if (runs.some(({ status }) => status === 'cancelled')) return [];
  return groupsOf(spec, runs)
    .filter((group) => group.every(({ status }) => status === 'completed' || status === 'failed'))
    .flatMap((group) => questionsOf(spec, group));
}

/** How the runs of open questions grow: a round further each, the baseline as far as its furthest partner. */
export function nextRound(
  { repeats: most, stopping: { roundRepeats } }: StoppingSpec,
  undecided: readonly OpenQuestion[],
): GrownRun[] {
  const targets = new Map<StoppingRun, number>();
  for (const { run, baseline } of undecided) {
    const looked = Math.min(run.repeats, baseline?.repeats ?? Infinity);
    const target = Math.min(most, looked + roundRepeats);
    for (const one of baseline === null ? [run] : [run, baseline]) {
      targets.set(one, Math.max(targets.get(one) ?? one.repeats, target));
    }
  }
  return [...targets]
    .filter(([run, repeats]) => repeats > run.repeats)
    .map(([{ runId, itemCount }, repeats]) => ({ runId, itemCount, repeats }));
}

function groupsOf({ stopping, systemMessageIds }: StoppingSpec, runs: readonly StoppingRun[]) {
  if (stopping.question.kind === 'precision') return runs.map((run) => [run]);
  const hasOneMessage = systemMessageIds.length === 1;
  const groups = new Map<string, StoppingRun[]>();
  for (const run of runs) {
    // One message for all: each checkpoint's own may differ from the baseline's.
    const message = hasOneMessage ? 'one' : run.systemMessageId;
    const key = [run.versionId, run.templateId, message].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()];
}

function questionsOf({ stopping }: StoppingSpec, group: readonly StoppingRun[]): OpenQuestion[] {
  const { question } = stopping;
  const isOpen = (run: StoppingRun) => run.status === 'completed' && !run.isDecided;
  if (question.kind === 'precision') {
    return group.filter(isOpen).map((run) => ({ run, baseline: null }));
  }
  const isBaseline = (run: StoppingRun) => run.checkpointId === question.baselineCheckpointId;
  const baseline = group.find((run) => isBaseline(run) && run.status === 'completed');
  if (baseline === undefined) return [];
  return group.filter((run) => isOpen(run) && !isBaseline(run)).map((run) => ({ run, baseline }));
}
