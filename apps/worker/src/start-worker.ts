import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

import { WORKER_TOKEN_PURPOSE } from '@assay/contracts/in-flight';
import type { LogSink } from '@assay/db/log-sink';
import { createPool } from '@assay/db/pool';
import { countJobs } from '@assay/db/queue/count-jobs';
import { startQueueRunner, type QueueRunner } from '@assay/db/queue/runner';
import { deriveToken } from '@assay/db/secrets';
import { startHeartbeat } from '@assay/db/work/heartbeat';
import { endLeasesOf, leaseHolder } from '@assay/db/work/limit-lease';
import { startReaper } from '@assay/db/work/reaper';
import { endWeightsClaimsOf } from '@assay/db/work/weights-agreement';
import { createCodeGrader } from '@assay/grading/code/code-grader';
import { createGrading } from '@assay/grading/grade';
import { createJudgeGrader } from '@assay/grading/judge/judge-grader';
import { createGradingPool } from '@assay/grading/pool/grading-pool';
import { lazySandbox } from '@assay/grading/sandbox/lazy-sandbox';

import { backendState } from './engine/backend-state.ts';
import { createBackends } from './engine/backends.ts';
import { createEngine, pause, type Engine } from './engine/engine.ts';
import { groupAnswers } from './engine/group-answers.ts';
import { createLeases } from './engine/replicas/create-leases.ts';
import { testPrompt } from './engine/test-prompt.ts';
import { createWeightsAgreements } from './engine/weights/agreements.ts';
import type { WorkerEnv } from './env.ts';
import { createJudgementCache } from './judge/judgement-cache.ts';
import { createJudgeOpener } from './judge/open-judge.ts';
import { createPrometheus, type Prometheus } from './observe/prometheus.ts';
import { createReadiness } from './observe/readiness.ts';
import { createReplicaWatch, type ReplicaWatch } from './observe/replica-figures.ts';
import { createHandlers } from './registry.ts';
import { startWorkerServer, type WorkerServer } from './server/server.ts';
import { createStatus, type StatusSource } from './status.ts';

export interface RunningWorker {
  id: string;
  url: string;
  /** Takes no more, lets replies in flight end until `limit` fires, gives back the rest, stores what is generated. */
  stop(limit: AbortSignal): Promise<void>;
}

/** For the queue's listener, the recorder, the heartbeat, the reaper, the notices and the leases, beside the shards. */
const CONNECTIONS_BESIDE_SHARDS = 7;
/** All that a worker does within a transaction, it does at once. */
const IDLE_TRANSACTION_LIMIT_MS = 60_000;
/** A shard holds one only while it is read or ends; several workers share the hundred that PostgreSQL has. */
const MOST_CONNECTIONS_FOR_SHARDS = 16;

interface WorkerOptions {
  env: WorkerEnv;
  log: LogSink;
  /** It should end: it was asked to drain; or at once: another process took its name, or the queue engine gave up. */
  onEnd: (reason: string, how: 'drain' | 'at once') => void;
}

/** Starts all parts of a worker; the caller stops it, when a signal or `onEnd` says so. */
export async function startWorker({ env, log, onEnd }: WorkerOptions): Promise<RunningWorker> {
  const id = env.name ?? `${hostname()}-${process.pid}-${randomUUID()}`;
  const pool = createPool({
    connectionString: env.databaseUrl,
    max: Math.min(env.concurrency, MOST_CONNECTIONS_FOR_SHARDS) + CONNECTIONS_BESIDE_SHARDS,
    applicationName: 'assay-worker',
    idleTransactionLimitMs: IDLE_TRANSACTION_LIMIT_MS,
    log,
  });
  const agreeing = { pool, log, workerId: id };
  const backends = createBackends(env.secretKey, {
    leases: createLeases(agreeing),
    weights: createWeightsAgreements(agreeing),
  });
  const gradingPool = createGradingPool();
  const sandbox = lazySandbox({
    level: env.sandbox,
    folder: null,
    onOpened: ({ level, description }) => {
      log.info({ level, description }, 'programs run in a sandbox');
    },
  });
  const grading = createGrading({
    pool: gradingPool,
    asyncGraders: [
      createCodeGrader(sandbox),
      createJudgeGrader({
        openJudge: createJudgeOpener({ pool, backends, pause }),
        cache: createJudgementCache(pool, log),
      }),
    ],
    onFault: (error, grader) => {
      log.error({ err: error, grader }, 'a grader failed; its verdict is unscorable');
    },
  });
  const prometheus = createPrometheus();
  const replicas = createReplicaWatch(prometheus.meters);
  const engine = createEngine({ pool, log, backends, grading, meters: replicas.meters });
  const status = createStatus(id, engine);
  const server = await serve({ env, onEnd, engine, status, prometheus, replicas });
  await endLeasesOf(pool, id);
  await endWeightsClaimsOf(pool, leaseHolder(id, ''));
  const queue = await joinQueue({ env, log, onEnd, engine, identity: { id, url: server.url } });
  status.working();
  return {
    id,
    url: server.url,
    async stop(limit) {
      status.drain();
      await queue.runner.stop(limit);
      await engine.recorder.flush();
      await engine.progress.flush();
      await engine.longTexts.close();
      await Promise.all([
        queue.leave(),
        engine.backends.close(),
        gradingPool.close(),
        sandbox.close(),
        server.close(),
      ]);
      await pool.end();
    },
  };
}

/** A person sits before it; a web app waits a little longer. */
const TEST_PROMPT_LIMIT_MS = 60_000;
/** For the answers to 32 items; a comparison that has begun may take the 2 s of the pool on top. */
const GROUP_ANSWERS_LIMIT_MS = 5_000;

/** What others may ask: how it does, what it has in flight, its figures. */
function serve(options: {
  env: WorkerEnv;
  onEnd: WorkerOptions['onEnd'];
  engine: Engine;
  status: StatusSource;
  prometheus: Prometheus;
  replicas: ReplicaWatch;
}): Promise<WorkerServer> {
  const { env, onEnd, engine, status, prometheus, replicas } = options;
  const { pool, backends, counts } = engine;
  return startWorkerServer({
    host: env.host,
    port: env.port,
    readiness: createReadiness({ pool, idleBecause: status.idleBecause }),
    metrics: {
      contentType: prometheus.contentType,
      read: () =>
        prometheus.read({
          backends: () => backends.all(),
          counts: () => counts,
          isDraining: () => status.read().state === 'draining',
          countJobs: () => countJobs(pool),
        }),
    },
    controls: {
      status: status.read,
      inFlight: engine.inFlight,
      backendState: (backendId) => backendState(backends, backendId, replicas.of),
      testPrompt: (wanted) => testPrompt({ pool, backends, limitMs: TEST_PROMPT_LIMIT_MS }, wanted),
      groupAnswers: (question) =>
        groupAnswers(engine.grading.grade, question, AbortSignal.timeout(GROUP_ANSWERS_LIMIT_MS)),
      token: deriveToken(env.secretKey, WORKER_TOKEN_PURPOSE),
      drain: () => {
        onEnd('it was asked to drain', 'drain');
      },
    },
  });
}

/** Takes jobs, says that it lives, and looks after those that do not. */
async function joinQueue(
  options: WorkerOptions & { engine: Engine; identity: { id: string; url: string } },
): Promise<{ runner: QueueRunner; leave: () => Promise<unknown> }> {
  const { env, log, onEnd, engine, identity } = options;
  const { pool } = engine;
  let queueWorkerIds: string[] = [];
  const runner = await startQueueRunner({
    pool,
    log,
    concurrency: env.concurrency,
    appetite: engine.appetite,
    handlers: createHandlers(engine),
    onWorkerIds: (ids) => {
      queueWorkerIds = ids;
    },
  });
  runner.finished.catch((error: unknown) => {
    log.error({ err: error }, 'the queue engine gave up');
    onEnd('the queue engine gave up', 'at once');
  });
  const heartbeat = await startHeartbeat({
    pool,
    log,
    worker: { ...identity, host: hostname(), pid: process.pid, queueWorkerIds },
    onLost: (loss) => {
      log.warn({ loss }, 'the jobs under way belong to other workers now');
      if (loss === 'replaced') onEnd('another process has its name', 'at once');
      else runner.dropJobs(new Error('The worker was taken for dead.'));
    },
  });
  const reaper = startReaper({ pool, selfId: identity.id, log });
  return { runner, leave: () => Promise.all([reaper.stop(), heartbeat.stop()]) };
}
