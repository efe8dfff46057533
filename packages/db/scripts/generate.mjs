// Writes the Prisma client to src/generated/prisma. Reads prisma.config.ts of the project's root.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const projectRoot = path.join(import.meta.dirname, '../../..');

const packageFile = createRequire(import.meta.url).resolve('prisma/package.json');
const { bin } = JSON.parse(readFileSync(packageFile, 'utf8'));
const prismaCli = path.join(path.dirname(packageFile), typeof bin === 'string' ? bin : bin.prisma);

// The client is written by JavaScript alone, but the command line first downloads the engine for
// migrations when this variable names no program. It is never run here; any program will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= '1';
process.env.CHECKPOINT_DISABLE ??= '1';

const { status, error } = spawnSync(process.execPath, [prismaCli, 'generate', '--no-hints'], {
  cwd: projectRoot,
  stdio: 'inherit',
});
if (error) throw error;
process.exitCode = status ?? 1;
