import { readEnv } from './env.ts';
import { createProgram } from './program.ts';

try {
  await createProgram(readEnv()).parseAsync();
} catch (error) {
  // That a dependency is not installed is for the script that started this to say.
  if (isMissingModule(error)) throw error;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function isMissingModule(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}
