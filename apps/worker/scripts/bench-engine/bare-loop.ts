// What the worker is compared with: undici and nothing else, in a process of its own. One argument, a LoopPlan as
// JSON; one line {"elapsedMs","cpuMs"} at the end.
import { createParser } from 'eventsource-parser';
import { Pool } from 'undici';

import type { LoopPlan } from './loop-plan.ts';

const plan = JSON.parse(process.argv[2] ?? '') as LoopPlan;
const connections = new Pool(plan.origin, { connections: plan.concurrency, pipelining: 1 });
const read = plan.reads === 'events' ? readEvents : readBytes;

await loop(plan.warmUp);
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
await loop(plan.requests);
const elapsedMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage(cpuBefore);
console.log(JSON.stringify({ elapsedMs, cpuMs: (user + system) / 1_000 }));
await connections.close();

async function loop(requests: number): Promise<void> {
  let left = requests;
  async function pull(): Promise<void> {
    while (left > 0) {
      left -= 1;
      await ask();
    }
  }
  await Promise.all(Array.from({ length: plan.concurrency }, pull));
}

async function ask(): Promise<void> {
  const { statusCode, body } = await connections.request({
    path: plan.path,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: plan.body,
  });
  if (statusCode !== 200) throw new Error(`The server answered HTTP ${statusCode}.`);
  await read(body);
}

type Body = Awaited<ReturnType<Pool['request']>>['body'];

async function readBytes(body: Body): Promise<void> {
  await body.text();
}

/** The least that any client of a stream does: frames, JSON, and the text put together. */
async function readEvents(body: Body): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') return;
      const chunk = JSON.parse(data) as { choices: { delta: { content: string } }[] };
      text += chunk.choices[0]?.delta.content ?? '';
    },
  });
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    parser.feed(decoder.decode(chunk, { stream: true }));
  }
  if (text === '') throw new Error('The reply was empty.');
}
