import { access } from 'node:fs/promises';
import path from 'node:path';

import { runGenerate, type WebBuildOptions } from './web-build.ts';

/** Writes the database client when it is missing; a changed schema changes the release, whose build does it. */
export async function ensureGeneratedCode(options: WebBuildOptions): Promise<void> {
  const client = path.join(options.projectRoot, 'packages/db/src/generated/prisma/client.ts');
  await access(client).catch(() => runGenerate(options));
}
