import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import type { ThreadAnswer, ThreadData, ThreadMessage, ThreadRequest } from './protocol.ts';

type AnswerRequest = (request: ThreadRequest) => Extract<ThreadAnswer, { value: unknown }>['value'];

/** So long may finished answers wait for slow ones behind them; should the thread be killed, less is lost. */
const LONGEST_HOLD_MS = 20;

/** Makes this thread answer batches of requests one by one, for as long as it lives. */
export function serveRequests(answer: AnswerRequest): void {
  if (parentPort === null) throw new Error('This module serves a grading thread only.');
  const port = parentPort;
  const progress = new Int32Array((workerData as ThreadData).progress);
  port.on('message', (batch: ThreadRequest[]) => {
    answerBatch(batch, { answer, progress, port });
  });
  send(port, 'ready');
}

function answerBatch(
  batch: readonly ThreadRequest[],
  { answer, progress, port }: { answer: AnswerRequest; progress: Int32Array; port: MessagePort },
): void {
  let held: ThreadAnswer[] = [];
  let heldSince = performance.now();
  for (const [index, request] of batch.entries()) {
    Atomics.store(progress, 0, index + 1);
    held.push(answerOrFault(request, answer));
    if (performance.now() - heldSince < LONGEST_HOLD_MS) continue;
    send(port, held);
    held = [];
    heldSince = performance.now();
  }
  Atomics.store(progress, 0, batch.length + 1);
  if (held.length > 0) send(port, held);
}

function answerOrFault(request: ThreadRequest, answer: AnswerRequest): ThreadAnswer {
  try {
    return { value: answer(request) };
  } catch (error) {
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { fault: { name, message, stack } };
  }
}

function send(port: MessagePort, message: ThreadMessage): void {
  port.postMessage(message);
}
