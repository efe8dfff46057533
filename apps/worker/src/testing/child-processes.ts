import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import { buildRelease } from '../release/build-release.ts';
import { NODE_OPTIONS } from '../release/node-options.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
/** As `npm start` runs it. */
const WORKER = await buildRelease();

/** Of every worker that is started here; who calls its router shows a token that is derived from it. */
export const SECRET_KEY = Buffer.alloc(32, 0xab);

let children: ChildProcess[] = [];

/** For `afterEach`: no test leaves a process behind. */
export function killChildren(): void {
  for (const child of children) child.kill('SIGKILL');
  children = [];
}

/** Starts an entry, TypeScript or not, and waits for the line that says that it is ready. */
export async function start(
  entry: string,
  variables: Record<string, string>,
  readyText: string,
): Promise<{ child: ChildProcess; readyLine: string }> {
  const child = spawnEntry(entry, variables);
  child.stderr.pipe(process.stderr);
  let output = '';
  // A log that nobody reads any more must not be closed on the process that writes it.
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    const readyLine = output.split('\n').find((line) => line.includes(readyText));
    if (readyLine === undefined) continue;
    child.stdout.resume();
    return { child, readyLine };
  }
  throw new Error(`${entry} ended before it was ready: ${output}`);
}

/** A worker without any variable: it ends at once, and says why on its standard error. */
export function spawnBareWorker() {
  return spawnEntry(WORKER, {});
}

function spawnEntry(entry: string, variables: Record<string, string>) {
  const options = entry.endsWith('.ts') ? ['--import', TSX] : NODE_OPTIONS;
  const child = spawn(process.execPath, [...options, entry], {
    env: { PATH: '', ...variables },
  });
  children.push(child);
  return child;
}

export function startWorker(databaseUrl: string, variables: Record<string, string>) {
  return start(
    WORKER,
    { DATABASE_URL: databaseUrl, ASSAY_SECRET_KEY: SECRET_KEY.toString('hex'), ...variables },
    '"msg":"ready"',
  );
}

export async function end(
  child: ChildProcess,
  how: NodeJS.Signals | 'stdin',
): Promise<number | null> {
  const exit = once(child, 'exit') as Promise<[number | null]>;
  if (how === 'stdin') child.stdin?.end();
  else child.kill(how);
  const [code] = await exit;
  return code;
}
