import type { ServerDescription } from '@assay/contracts/backends';

import type { Executor } from '../executor.ts';

export async function hasServerDescription(executor: Executor, runId: number): Promise<boolean> {
  const { rows } = await executor.query<{ isThere: boolean }>(
    'select server_description is not null as "isThere" from run where id = $1',
    [runId],
  );
  return rows[0]?.isThere ?? true;
}

/** Keeps what servers said when the run began; the first that is stored stays. */
export async function storeServerDescription(
  executor: Executor,
  runId: number,
  description: ServerDescription,
): Promise<void> {
  await executor.query(
    'update run set server_description = $2 where id = $1 and server_description is null',
    [runId, JSON.stringify(description)],
  );
}
