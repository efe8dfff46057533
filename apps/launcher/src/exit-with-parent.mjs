// Loaded into every child before its own code. The launcher holds the other end of the child's standard
// input: when that closes, the launcher is gone, and nobody would stop or restart this child any more.
import process from 'node:process';
import { setTimeout } from 'node:timers';

const GRACE_MS = 10_000;

process.stdin.on('error', () => undefined);
process.stdin.once('close', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
process.stdin.resume();
// It must not keep a child alive that has nothing left to do. Pipes have unref; the type does not tell.
if ('unref' in process.stdin && typeof process.stdin.unref === 'function') process.stdin.unref();
