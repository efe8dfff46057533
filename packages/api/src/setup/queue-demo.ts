import { ensureCheckpoint } from '@assay/db/queries/checkpoints';
import { insertSweep } from '@assay/db/queries/create-sweep';
import { findSweepByName } from '@assay/db/queries/sweeps';
import { inTransaction } from '@assay/db/transaction';

import { storeGeneratedBenchmark } from '../benchmarks/generate-benchmark.ts';
import type { ApiServices } from '../services.ts';
import { itemsPerShard } from '../sweeps/shard-size.ts';
import { DEMO_SWEEP_NAME, demoBenchmarks, demoCheckpoints, demoSettings } from './demo-sweep.ts';

export interface DemoOwner {
  workspaceId: number;
  userId: number;
  backendId: number;
}

/** Queues the demo sweep once in the life of a workspace. */
export async function queueDemo(
  services: Pick<ApiServices, 'prisma' | 'pool'>,
  owner: DemoOwner,
): Promise<void> {
  const { workspaceId, userId } = owner;
  if ((await findSweepByName(services.pool, workspaceId, DEMO_SWEEP_NAME)) !== null) return;
  const checkpointIds = await ensureDemoCheckpoints(services, owner);
  const benchmarkVersionIds: number[] = [];
  for (const { levels, ...spec } of demoBenchmarks) {
    benchmarkVersionIds.push(
      await storeGeneratedBenchmark(services, workspaceId, { ...spec, levels: [...levels] }),
    );
  }
  const spec = { name: DEMO_SWEEP_NAME, checkpointIds, benchmarkVersionIds, ...demoSettings };
  await inTransaction(services.pool, (client) =>
    insertSweep(client, { workspaceId, createdById: userId, spec, itemsPerShard }),
  );
}

async function ensureDemoCheckpoints(
  services: Pick<ApiServices, 'prisma'>,
  { workspaceId, backendId }: DemoOwner,
): Promise<number[]> {
  const ids: number[] = [];
  for (const { servedName, family } of demoCheckpoints) {
    const id = await ensureCheckpoint(services.prisma, {
      workspaceId,
      backendId,
      name: servedName,
      servedName,
      family,
      trainingRun: null,
      step: null,
      parentId: null,
      systemMessage: null,
    });
    ids.push(id);
  }
  return ids;
}
