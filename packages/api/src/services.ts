import { tmpdir } from 'node:os';
import path from 'node:path';

import { createPrisma, type PrismaClient } from '@assay/db/client';
import { createPool, type Pool } from '@assay/db/pool';
import { parseSecretKey } from '@assay/db/secrets';

import { createGroupCache, type GroupCache } from './answers/group-cache.ts';
import { createImportRuns, type ImportRuns } from './imports/import-runs.ts';
import { createUploadStore, type UploadStore } from './imports/upload-store.ts';
import { createProgressHub, type ProgressHub } from './progress/hub.ts';
import { createMatrixCache, type MatrixCache } from './statistics/matrix-cache.ts';
import { createRankCache, type RankCache } from './statistics/rank-cache.ts';

/** What the use cases work with; made once per process. */
export interface ApiServices {
  prisma: PrismaClient;
  pool: Pool;
  progress: ProgressHub;
  imports: ImportRuns;
  uploads: UploadStore;
  /** Samples as the statistics need them, of runs that were asked for lately. */
  matrices: MatrixCache;
  /** Which wrong answers say the same, as workers said lately. */
  answerGroups: GroupCache;
  /** The places of a leaderboard's columns. */
  ranks: RankCache;
  /** Of a hub of data sets in place of the public one; null: the public one. */
  hubAddress: string | null;
  /** Encrypts backend keys at rest. */
  secretKey: Buffer;
  now: () => Date;
  close(): Promise<void>;
}

export function createApiServices(options: {
  databaseUrl: string;
  secretKey: string;
  /** Absent: a folder of the system for files that may go. */
  uploadsFolder?: string | undefined;
  hubAddress?: string | undefined;
  /** Told of errors that no caller sees. */
  onFault?: (error: unknown) => void;
}): ApiServices {
  const secretKey = parseSecretKey(options.secretKey);
  const prisma = createPrisma(options.databaseUrl);
  const pool = createPool({ connectionString: options.databaseUrl, applicationName: 'assay-web' });
  const progress = createProgressHub({ connectionString: options.databaseUrl, pool });
  const imports = createImportRuns(options.onFault ?? reportFault);
  const now = () => new Date();
  return {
    prisma,
    pool,
    progress,
    imports,
    uploads: createUploadStore(options.uploadsFolder ?? path.join(tmpdir(), 'assay-uploads'), now),
    matrices: createMatrixCache(),
    answerGroups: createGroupCache(),
    ranks: createRankCache(),
    hubAddress: options.hubAddress ?? null,
    secretKey,
    now,
    async close() {
      await imports.close();
      await progress.close();
      await Promise.all([prisma.$disconnect(), pool.end()]);
    },
  };
}

function reportFault(error: unknown): void {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
}
