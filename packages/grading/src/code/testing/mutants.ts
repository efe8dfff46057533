import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { MbppTask } from './mbpp-plus.ts';

const MAKER = path.join(import.meta.dirname, 'make-mutants.py');
/** Mutants that run away take their time. */
const LIMITS = { timeMs: 60_000, memoryMiB: 1_024, outputBytes: 10_000_000, processes: 8 };

/** Mutants of a solution that give another result on some of the inputs. */
export async function differingMutants(
  sandbox: Sandbox,
  { solution, entryPoint }: Pick<MbppTask, 'solution' | 'entryPoint'>,
  { inputs, seed, count }: { inputs: readonly string[][]; seed: number; count: number },
): Promise<string[]> {
  const { stdout } = await sandbox.run({
    files: { 'make-mutants.py': await readFile(MAKER, 'utf8') },
    entry: 'make-mutants.py',
    stdin: JSON.stringify({ source: solution, entryPoint, inputs, seed, count }),
    limits: LIMITS,
  });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { source: string; differs: boolean })
    .filter(({ differs }) => differs)
    .map(({ source }) => source);
}
