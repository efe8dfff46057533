import type { JobPayload } from '@assay/contracts/jobs/registry';
import type { JobContext } from '@assay/db/queue/job-handler';

import type { Engine } from '../engine/engine.ts';
import { runShard } from '../engine/run-shard.ts';

export function handleGenerateShard(
  engine: Engine,
  { shardId }: JobPayload<'generate-shard'>,
  signals: JobContext,
): Promise<void> {
  return runShard(engine, { shardId, ...signals });
}
