import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { z } from 'zod';

/** The folder of the whole project. */
export const PROJECT_ROOT = path.resolve(import.meta.dirname, '../../..');

const rootRequire = createRequire(path.join(PROJECT_ROOT, 'package.json'));

/** Options that let Node run TypeScript in its own process, so that a signal reaches the right one. */
export function typescriptOptions(): string[] {
  return ['--import', pathToFileURL(rootRequire.resolve('tsx')).href];
}

const packageSchema = z.object({
  version: z.string(),
  bin: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
});

/** The version of Assay. */
export function projectVersion(): string {
  return readPackage(path.join(PROJECT_ROOT, 'package.json')).version;
}

/** Absolute path of turbo's script, to be run by Node without a shell. */
export function turboScript(): string {
  const file = rootRequire.resolve('turbo/package.json');
  const { bin } = readPackage(file);
  const script = typeof bin === 'string' ? bin : bin?.turbo;
  return path.join(path.dirname(file), script ?? 'bin/turbo');
}

function readPackage(file: string): z.infer<typeof packageSchema> {
  return packageSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
