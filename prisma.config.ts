import path from 'node:path';

import { defineConfig } from 'prisma/config';

/** For Prisma's own CLI. Assay applies its migrations itself (packages/db/src/migrate). */
export default defineConfig({
  schema: path.join(import.meta.dirname, 'prisma/schema.prisma'),
  migrations: { path: path.join(import.meta.dirname, 'prisma/migrations') },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
