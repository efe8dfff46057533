import { readEnv } from './env.ts';
import { createProgram } from './program.ts';

try {
  await createProgram(readEnv()).parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
