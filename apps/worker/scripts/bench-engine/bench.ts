import type { DatabasePool } from '@assay/db/pool';

import { startChild, type StartedChild } from './children.ts';
import type { BenchResult } from './result.ts';

/** What every part of the bench is given. */
export interface Bench {
  databaseUrl: string;
  pool: DatabasePool;
  /** Fewer samples, for under 45 s in all. */
  isQuick: boolean;
  /** Where the workers' CPU profiles go; null: none are written. */
  profileFolder: string | null;
}

export type BenchPart = (bench: Bench) => Promise<BenchResult[]>;

/** The worker as `npm start` runs it. */
export function startBenchWorker({ databaseUrl, profileFolder }: Bench): Promise<StartedChild> {
  return startChild('worker', {
    variables: { DATABASE_URL: databaseUrl, ASSAY_SECRET_KEY: 'ab'.repeat(32) },
    nodeOptions: profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`],
    awaited: '"msg":"ready"',
  });
}

/** As a server answers that cannot stream; what streaming costs is measured by itself. */
export const WHOLE_REPLIES = 0;

/** Answers everything after 50 ms, with so much text; returns its URL. */
export async function startFixedLatency(
  streamEvents: number,
  replyBytes = 2_300,
): Promise<{ url: string; end: () => Promise<void> }> {
  const child = await startChild('simulator', {
    args: [
      ...['--fixed-latency', '50', '--stream-events', String(streamEvents)],
      ...['--reply-bytes', String(replyBytes)],
    ],
    awaited: '"urls"',
  });
  const { urls } = JSON.parse(child.line) as { urls: [string] };
  return { url: urls[0], end: child.end };
}
