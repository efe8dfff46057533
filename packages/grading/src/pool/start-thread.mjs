// The first module of a grading thread: it must be plain JavaScript, because it is what lets the thread import
// TypeScript. Threads do not inherit that from a process that registered tsx.
import { workerData } from 'node:worker_threads';

import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
