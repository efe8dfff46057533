import type { StoppingLook } from '@assay/contracts/sweep-stopping';
import type { Pool } from '@assay/db/pool';
import { growRun, lockSweep } from '@assay/db/queries/extend-sweep';
import { findRunFigures } from '@assay/db/queries/sample-figures';
import type { SweepKey } from '@assay/db/queries/steer-sweep';
import {
  enqueueDecision,
  findStoppingRuns,
  findSweepKey,
  insertLook,
  type StoppingRun,
} from '@assay/db/queries/sweep-stopping';
import { findSweep } from '@assay/db/queries/sweeps';
import { enqueueShardJobs } from '@assay/db/queue/enqueue-shards';
import { inTransaction } from '@assay/db/transaction';
import { sampleMatrix, type SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

import { lookAtQuestion } from './look-at-question.ts';
import { nextRound, openQuestions, type OpenQuestion, type StoppingSpec } from './next-round.ts';
import { itemsPerShard } from './shard-size.ts';

/**
 * Looks at what a sweep that stops when decided has measured, keeps what is known, and queues a further round of what
 * is undecided. Nothing for a sweep that is gone, does not stop by itself, or whose rounds have not ended. Whoever does
 * it at the same time finds it done: what was looked at is compared with what is there before anything is stored. Where it
 * has changed and still is to be decided, as when a grading was made current, another look is queued: nobody else does.
 */
export async function decideSweep(pool: Pool, sweepId: number): Promise<void> {
  const key = await findSweepKey(pool, sweepId);
  if (key === null) return;
  const spec = await findStoppingSpec(pool, key);
  if (spec === null) return;
  const runs = await findStoppingRuns(pool, key);
  const looks: Look[] = [];
  for (const question of openQuestions(spec, runs)) {
    looks.push({ question, look: await lookAt(pool, spec, question) });
  }
  await inTransaction(pool, async (client) => {
    await lockSweep(client, key);
    const now = await findStoppingRuns(client, key);
    if (!isSame(runs, now)) {
      if (openQuestions(spec, now).length > 0) await enqueueDecision(client, sweepId);
      return;
    }
    for (const { question, look } of looks) {
      if (look !== null) await insertLook(client, question.run.runId, look);
    }
    for (const grown of nextRound(spec, undecidedOf(looks))) {
      await growRun(client, grown, itemsPerShard);
    }
    await enqueueShardJobs(client, sweepId);
  });
}

interface Look {
  question: OpenQuestion;
  look: StoppingLook | null;
}

function undecidedOf(looks: readonly Look[]): OpenQuestion[] {
  return looks.filter(({ look }) => look?.verdict === 'undecided').map(({ question }) => question);
}

async function findStoppingSpec(pool: Pool, key: SweepKey): Promise<StoppingSpec | null> {
  const sweep = await findSweep(pool, key.workspaceId, key.sweepId);
  const stopping = sweep?.spec.stopping;
  return sweep === null || stopping === undefined ? null : { ...sweep.spec, stopping };
}

async function lookAt(
  pool: Pool,
  { stopping: { question, level } }: StoppingSpec,
  { run, baseline }: OpenQuestion,
): Promise<StoppingLook | null> {
  const repeats = Math.min(run.repeats, baseline?.repeats ?? Infinity);
  return lookAtQuestion({
    question,
    level,
    run: await loadMatrix(pool, run, repeats),
    baseline: baseline && (await loadMatrix(pool, baseline, repeats)),
  });
}

/** The first repeats of a run. */
async function loadMatrix(pool: Pool, run: StoppingRun, repeats: number): Promise<SampleMatrix> {
  const { items, samples } = await findRunFigures(pool, run);
  return sampleMatrix(
    samples.filter((sample) => sample.repeat < repeats),
    { items, repeats },
  );
}

function isSame(seen: readonly StoppingRun[], now: readonly StoppingRun[]): boolean {
  return JSON.stringify(seen) === JSON.stringify(now);
}
