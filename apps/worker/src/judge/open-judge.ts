import { chatRequestBody } from '@assay/contracts/chat-request';
import { judgeRefusal } from '@assay/contracts/checkpoint-serving';
import type { DatabasePool } from '@assay/db/pool';
import { findJudgeCheckpoint, type JudgeCheckpoint } from '@assay/db/queries/judge-checkpoint';
import { UnreadableItemError } from '@assay/eval-core/graders/grader';
import type { Reply } from '@assay/eval-core/reply';
import type { GradingContext } from '@assay/grading/grading-context';
import { JudgeRefusalError, JudgeUnavailableError } from '@assay/grading/judge/errors';
import type { Judge, JudgeRequest, OpenJudge } from '@assay/grading/judge/judge';

import type { Backends } from '../engine/backends.ts';
import type { Engine } from '../engine/engine.ts';
import { generate } from '../engine/generate.ts';
import type { Turn } from '../engine/replicas/waiting-list.ts';
import { createRefusalWatch, RunBrokenError } from '../engine/run-broken.ts';
import { unobserved } from '../observe/observe-request.ts';

interface JudgeMeans {
  pool: DatabasePool;
  backends: Backends;
  pause: Engine['pause'];
}

/**
 * Opens judges that are checkpoints, named as { checkpointId }, for their own workspace alone. They are asked
 * as checkpoints are in a run: through the same slots, waiting as long as their backend is away or full.
 */
export function createJudgeOpener(means: JudgeMeans): OpenJudge {
  return async (wanted, { workspaceId }) => {
    const checkpointId = readCheckpointId(wanted);
    const checkpoint =
      workspaceId === undefined
        ? null
        : await findJudgeCheckpoint(means.pool, { workspaceId, checkpointId });
    if (checkpoint === null) {
      throw new UnreadableItemError(
        `There is no checkpoint ${checkpointId} in this workspace to be the judge: name another.`,
      );
    }
    const refusal = judgeRefusal({ ...checkpoint, backendName: checkpoint.backend.name });
    if (refusal !== null) throw new JudgeUnavailableError(refusal);
    return judgeOf(checkpoint, means);
  };
}

/** The ids of the database are 32-bit integers. */
const LARGEST_ID = 2 ** 31 - 1;

function readCheckpointId(wanted: unknown): number {
  const { checkpointId } = (wanted ?? {}) as { checkpointId?: unknown };
  const isId = typeof checkpointId === 'number' && Number.isInteger(checkpointId);
  if (isId && checkpointId > 0 && checkpointId <= LARGEST_ID) return checkpointId;
  throw new UnreadableItemError(
    'The "judge" of a judge is the checkpoint to ask, such as { "checkpointId": 7 }.',
  );
}

function judgeOf(checkpoint: JudgeCheckpoint, means: JudgeMeans): Judge {
  const { servedName, systemMessage, backend } = checkpoint;
  return {
    servedName,
    backend: backend.name,
    identity: { backendId: backend.id, systemMessage },
    ask: (request, context) => ask({ checkpoint, means }, request, context),
  };
}

async function ask(
  { checkpoint, means }: { checkpoint: JudgeCheckpoint; means: JudgeMeans },
  { prompt, sampling, seed }: JudgeRequest,
  { signal = new AbortController().signal, onWaiting = ignore }: GradingContext,
): Promise<Reply> {
  const { servedName: model, systemMessage } = checkpoint;
  const { dialect, replies } = checkpoint.backend;
  const question = { model, systemMessage, prompt, sampling, seed };
  const body = chatRequestBody({ ...question, dialect, replies });
  const asked = {
    body,
    maxTokens: sampling.maxTokens,
    cutsLoops: false,
    itemKey: 'judge',
    turn: JUDGE_TURN,
    observe: unobserved,
    onFailedAttempt: () => Promise.resolve(),
  };
  const asking = means.backends.using(checkpoint.backend, (backend) =>
    generate(asked, {
      backend,
      servedName: model,
      weights: null,
      refusals: createRefusalWatch(),
      notice: { waiting: onWaiting, moving: ignore, settled: () => Promise.resolve() },
      signal,
      mayBegin: signal,
      pause: means.pause,
    }),
  );
  const generation = await asking.catch((error: unknown) => {
    throw unavailable(error);
  });
  if (generation.kind === 'reply') return generation.reply;
  const { message, attempts } = generation;
  throw new JudgeRefusalError(`It gave no reply in ${attempts} attempts: ${message}`);
}

/** A verdict ends work that is already paid for: it waits behind nothing. */
const JUDGE_TURN: Turn = {
  sweep: { id: 0, priority: Number.POSITIVE_INFINITY },
  runId: 0,
  place: 0,
  expectedTokens: 500,
};

function ignore(): void {
  // Nobody is to be told.
}

/** What would break a run of the judge's: no question of this run would be answered either. */
function unavailable(error: unknown): unknown {
  if (!(error instanceof RunBrokenError)) return error;
  return new JudgeUnavailableError(`The judge cannot be asked. ${error.message}`, { cause: error });
}
