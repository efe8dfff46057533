import type { ProgramRun } from '../sandbox.ts';

/** JavaScript's own heap; Python's memory lies outside of it. */
const JAVASCRIPT_HEAP_MIB = 128;
const BYTES_PER_MEBIBYTE = 1024 * 1024;

/** The arguments for Node with everything given up that Node lets one give up. */
export function nodeArguments(home: string): string[] {
  return [
    permissionFlag(),
    `--allow-fs-read=${home}/`,
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${JAVASCRIPT_HEAP_MIB}`,
    '--stack-trace-limit=10',
    '--no-warnings',
    `${home}/runner.mjs`,
  ];
}

/** The permission model left its experimental name behind in Node 22.13 and 23.5. */
function permissionFlag(): string {
  const known = process.allowedNodeEnvironmentFlags;
  return known.has('--permission') ? '--permission' : '--experimental-permission';
}

/** What runner.mjs reads from its standard input. */
export function runnerInput({ files, entry, stdin, limits }: ProgramRun): string {
  const memoryBytes = limits.memoryMiB * BYTES_PER_MEBIBYTE;
  return JSON.stringify({ files, entry, stdin, memoryBytes });
}
