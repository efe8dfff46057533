import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from './generated/prisma/client.ts';
import { createPool } from './pool.ts';

export type { PrismaClient };

/** The client for everyday rows. Samples, traces and rollups go through SQL (see record/ and queries/). */
export function createPrisma(connectionString: string): PrismaClient {
  const pool = createPool({ connectionString, max: 6, applicationName: 'assay-prisma' });
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
}
