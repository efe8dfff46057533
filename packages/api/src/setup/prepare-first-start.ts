import { createPrisma } from '@assay/db/client';
import { createPool } from '@assay/db/pool';
import { writePrivateJson } from '@assay/db/process/private-json';
import { upsertBackendAddress } from '@assay/db/queries/backends';
import { ensureWorkspace } from '@assay/db/queries/people';

import { issueToken } from '../auth/tokens.ts';
import { ensureAdministrator, type Administrator } from './ensure-administrator.ts';
import { FIRST_WORKSPACE } from './first-workspace.ts';
import { queueDemo } from './queue-demo.ts';

export interface FirstStartOptions {
  databaseUrl: string;
  /** Where the embedded reference backend answers, ending in /v1. */
  referenceUrl: string;
  /** Queue the demo sweep, if this workspace never had it. */
  demo: boolean;
  webUrl: string;
  /** Gets `{"url","token"}` for the command line, readable by its owner only. */
  cliTokenFile: string;
}

/** Its password only at the very first start. */
export type FirstStartResult = Omit<Administrator, 'userId'>;

const REFERENCE_BACKEND_NAME = 'reference backend';
const REFERENCE_CONCURRENCY = 16;

/**
 * Brings an empty installation to a workspace with an administrator, the reference backend and the demo
 * sweep. Each step is done once and found done afterwards, so it may run at every start.
 */
export async function prepareFirstStart(options: FirstStartOptions): Promise<FirstStartResult> {
  const prisma = createPrisma(options.databaseUrl);
  const pool = createPool({
    connectionString: options.databaseUrl,
    max: 2,
    applicationName: 'assay-launcher',
  });
  try {
    const workspaceId = await ensureWorkspace(prisma, FIRST_WORKSPACE);
    const { userId, ...administrator } = await ensureAdministrator({ prisma }, workspaceId);
    const backendId = await upsertBackendAddress(prisma, {
      workspaceId,
      name: REFERENCE_BACKEND_NAME,
      dialect: 'plain',
      replicaUrls: [options.referenceUrl],
      maxConcurrency: REFERENCE_CONCURRENCY,
    });
    if (options.demo) await queueDemo({ prisma, pool }, { workspaceId, userId, backendId });
    const token = await issueToken(
      { prisma },
      { userId, workspaceId, name: 'command line on this machine' },
    );
    await writePrivateJson(options.cliTokenFile, { url: options.webUrl, token });
    return administrator;
  } finally {
    await Promise.all([prisma.$disconnect(), pool.end()]);
  }
}
