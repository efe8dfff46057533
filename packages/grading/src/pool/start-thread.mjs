// The first module of a grading thread: it must be plain JavaScript, because it is what lets the thread import
// TypeScript. Threads do not inherit that from a process that registered tsx; a built worker has no need of it.
import { workerData } from 'node:worker_threads';

if (workerData.module.endsWith('.ts')) {
  const { register } = await import('tsx/esm/api');
  register();
}
await import(workerData.module);
