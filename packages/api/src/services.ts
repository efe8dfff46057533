import { createPrisma, type PrismaClient } from '@assay/db/client';
import { createPool, type Pool } from '@assay/db/pool';
import { parseSecretKey } from '@assay/db/secrets';

import { createProgressHub, type ProgressHub } from './progress/hub.ts';

/** What the use cases work with; made once per process. */
export interface ApiServices {
  prisma: PrismaClient;
  pool: Pool;
  progress: ProgressHub;
  /** Encrypts backend keys at rest. */
  secretKey: Buffer;
  now: () => Date;
  close(): Promise<void>;
}

export function createApiServices(options: {
  databaseUrl: string;
  secretKey: string;
}): ApiServices {
  const secretKey = parseSecretKey(options.secretKey);
  const prisma = createPrisma(options.databaseUrl);
  const pool = createPool({ connectionString: options.databaseUrl, applicationName: 'assay-web' });
  const progress = createProgressHub({ connectionString: options.databaseUrl, pool });
  return {
    prisma,
    pool,
    progress,
    secretKey,
    now: () => new Date(),
    async close() {
      await progress.close();
      await Promise.all([prisma.$disconnect(), pool.end()]);
    },
  };
}
