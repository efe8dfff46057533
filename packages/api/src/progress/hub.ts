import { EventEmitter, once } from 'node:events';

import { hasEnded } from '@assay/contracts/has-ended';
import { PROGRESS_CHANNEL, progressNoticeSchema } from '@assay/contracts/progress-channel';
import { sweepStatus, type SweepProgress } from '@assay/contracts/sweeps';
import { listen } from '@assay/db/listen';
import type { Pool } from '@assay/db/pool';
import { isDecisionQueued } from '@assay/db/queries/sweep-stopping';
import { findRunProgress, type RunProgressRow } from '@assay/db/queries/sweeps';
import { countLiveWorkers } from '@assay/db/queries/workers';

import { addReading, rateOf, type Reading } from './rate.ts';

/** Follows sweeps for a whole process: one LISTEN connection, one reading per change however many watch. */
export interface ProgressHub {
  /** The state of a sweep as it is now. */
  read(sweepId: number): Promise<SweepProgress>;
  /** The state now and after each change, until the sweep has ended or `signal` aborts. */
  watch(sweepId: number, signal: AbortSignal | undefined): AsyncGenerator<SweepProgress>;
  /** Says that a sweep changed by other means than a worker. */
  announce(sweepId: number): void;
  close(): Promise<void>;
}

/** Without any notice the state is read again this often: workers come and go, and rates fade. */
const QUIET_MS = 2_000;

export interface ProgressHubOptions {
  connectionString: string;
  pool: Pool;
  /** Read again after this long without a notice. */
  quietMs?: number;
}

interface Channel {
  readings: Reading[];
  watchers: number;
  /** Counts changes, so that one that comes while the last is being read is not missed. */
  version: number;
  changes: EventEmitter;
  /** The reading under way, shared by all who ask before the next change. */
  pending: { version: number; progress: Promise<SweepProgress> } | null;
}

export function createProgressHub({
  connectionString,
  pool,
  quietMs = QUIET_MS,
}: ProgressHubOptions): ProgressHub {
  const channels = new Map<number, Channel>();

  function announce(sweepId: number): void {
    const channel = channels.get(sweepId);
    if (!channel) return;
    channel.version += 1;
    channel.changes.emit('change');
  }

  const listener = listen(connectionString, PROGRESS_CHANNEL, {
    onNotice: (payload) => {
      const notice = progressNoticeSchema.safeParse(parseJson(payload));
      if (notice.success) announce(notice.data.sweepId);
    },
    onGap: () => {
      for (const sweepId of channels.keys()) announce(sweepId);
    },
  });

  function readShared(sweepId: number, channel: Channel): Promise<SweepProgress> {
    const { version } = channel;
    if (channel.pending?.version === version) return channel.pending.progress;
    const progress = readProgress(pool, sweepId, channel).finally(() => {
      if (channel.pending?.progress === progress) channel.pending = null;
    });
    channel.pending = { version, progress };
    return progress;
  }

  async function* watch(
    sweepId: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<SweepProgress> {
    const channel = channels.get(sweepId) ?? newChannel();
    channels.set(sweepId, channel);
    channel.watchers += 1;
    try {
      while (!signal?.aborted) {
        const { version } = channel;
        const progress = await readShared(sweepId, channel);
        yield progress;
        if (hasEnded(progress.status)) return;
        if (channel.version === version) await changeOrQuiet(channel, quietMs, signal);
      }
    } finally {
      channel.watchers -= 1;
      if (channel.watchers === 0) channels.delete(sweepId);
    }
  }

  return {
    read: (sweepId) => readProgress(pool, sweepId, channels.get(sweepId) ?? newChannel()),
    watch,
    announce,
    close: () => listener.close(),
  };
}

function newChannel(): Channel {
  const changes = new EventEmitter();
  changes.setMaxListeners(0);
  return { readings: [], watchers: 0, version: 0, changes, pending: null };
}

async function readProgress(pool: Pool, sweepId: number, channel: Channel): Promise<SweepProgress> {
  const [rows, workers] = await Promise.all([
    findRunProgress(pool, sweepId),
    countLiveWorkers(pool),
  ]);
  const at = new Date();
  const total = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + pick(row), 0);
  const samples = total((row) => row.samples);
  const failures = total((row) => row.failures);
  const planned = total((row) => row.planned);
  const completionTokens = total((row) => row.completionTokens);
  channel.readings = addReading(channel.readings, {
    atMs: at.getTime(),
    samples,
    completionTokens,
  });
  const status = await statusOf(pool, sweepId, rows);
  const rate = status === 'running' ? rateOf(channel.readings) : null;
  return {
    sweepId,
    status,
    planned,
    samples,
    failures,
    completionTokens,
    samplesPerSecond: rate?.samplesPerSecond ?? null,
    tokensPerSecond: rate?.tokensPerSecond ?? null,
    etaSeconds: rate ? (planned - samples - failures) / rate.samplesPerSecond : null,
    workers,
    runs: rows.map(({ completionTokens: _, ...run }) => run),
    at,
  };
}

/** A sweep that a worker is still to decide has not ended, though all of its runs may have. */
async function statusOf(
  pool: Pool,
  sweepId: number,
  runs: readonly RunProgressRow[],
): Promise<SweepProgress['status']> {
  const status = sweepStatus(runs);
  const isDecided = !hasEnded(status) || !(await isDecisionQueued(pool, sweepId));
  return isDecided ? status : 'running';
}

async function changeOrQuiet(
  channel: Channel,
  quietMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const quiet = AbortSignal.timeout(quietMs);
  const until = signal ? AbortSignal.any([quiet, signal]) : quiet;
  // `once` rejects when the time is up or the watcher left: both only mean that the wait is over.
  await once(channel.changes, 'change', { signal: until }).catch(() => undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
