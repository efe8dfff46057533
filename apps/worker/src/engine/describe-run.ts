import { describeServer } from '@assay/api/backends/describe-server';
import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { hasServerDescription, storeServerDescription } from '@assay/db/work/server-description';

/** Runs whose servers this process is asking just now: the shards of a run begin together. */
const underWay = new Set<number>();

/**
 * Asks the servers of a run who they are, and stores what they say, once in its life. Beside the first
 * generations and never before them; what goes wrong is logged and stops nothing.
 */
export async function describeRun(
  { pool, log }: { pool: DatabasePool; log: LogSink },
  run: { id: number; servedName: string; replicaUrls: readonly string[]; secret: string | null },
): Promise<void> {
  if (underWay.has(run.id)) return;
  underWay.add(run.id);
  try {
    if (await hasServerDescription(pool, run.id)) return;
    const description = await describeServer(run);
    // Nothing was said: a later shard asks again.
    if (description.replicas.every(({ dialect }) => dialect === null)) return;
    const at = new Date().toISOString();
    await storeServerDescription(pool, run.id, { at, ...description });
  } catch (error) {
    log.warn({ err: error, runId: run.id }, 'what the server of a run is could not be stored');
  } finally {
    underWay.delete(run.id);
  }
}
