// npm run bench:peers [-- --json FILE]: requests a second that the worker and promptfoo reach on the same work, counted
// at the server between the first and the last.
import { parseArgs } from 'node:util';

import {
  startBenchWorker,
  startFixedLatency,
  WHOLE_REPLIES,
  type Bench,
} from '../bench-engine/bench.ts';
import { withDatabase } from '../bench-engine/database.ts';
import { queueWhole, queueWork, waitForRun, type QueuedWork } from '../bench-engine/queued-work.ts';
import { report } from '../bench-engine/report.ts';
import { atLeast, figure, type BenchResult } from '../bench-engine/result.ts';
import { runPromptfoo, type Promptfoo } from './promptfoo.ts';
import { requestsPerSecond } from './server-window.ts';

/** As many as in `npm run bench:engine`: promptfoo becomes slower the more results it holds, by some 15 % from 8,000 to 20,000. */
const ITEMS = 2_500;
const REPEATS = 8;
const PLANNED = ITEMS * REPEATS;

const CONTESTS = [
  { concurrency: 64, bound: 10 },
  { concurrency: 256, bound: 20 },
];

const { values: flags } = parseArgs({
  options: {
    json: { type: 'string' },
    peer: { type: 'string' },
    'peer-node': { type: 'string' },
  },
});
const { peer, 'peer-node': peerNode } = flags;
if (peer === undefined || peerNode === undefined) {
  throw new Error('Run it as npm run bench:peers, which knows where the peer is.');
}
const promptfoo = { node: peerNode, entry: peer };

const results = await withDatabase(async (database) => {
  const bench = { ...database, isQuick: false, profileFolder: null };
  const gathered: BenchResult[] = [];
  for (const contest of CONTESTS) gathered.push(...(await compare(bench, promptfoo, contest)));
  return gathered;
});
await report(results, flags.json);

/** The worker before and after promptfoo, each time a new process. */
async function compare(
  bench: Bench,
  peerToRun: Promptfoo,
  { concurrency, bound }: (typeof CONTESTS)[number],
): Promise<BenchResult[]> {
  const server = await startFixedLatency(WHOLE_REPLIES);
  const work = { backendUrl: server.url, items: ITEMS, repeats: REPEATS, concurrency };
  const before = await measureWorker(bench, work);
  const theirs = await requestsPerSecond(server.url, PLANNED, () => runPromptfoo(peerToRun, work));
  const after = await measureWorker(bench, work);
  await server.end();
  const ours = (before.second + after.second) / 2;
  const at = `at ${concurrency}`;
  const figures = [
    figure(`promptfoo ${at}`, theirs, 'requests/s'),
    ...Object.entries({ before, after }).flatMap(([when, { first, second }]) => [
      figure(`worker ${at}, ${when}, run 1`, first, 'requests/s'),
      figure(`worker ${at}, ${when}`, second, 'requests/s'),
    ]),
  ];
  return [...figures, atLeast(`worker / promptfoo ${at}`, ours / theirs, bound, '')];
}

/** Two runs of one worker. The second counts, as in `npm run bench:engine`: a worker starts once in many days. */
async function measureWorker(
  bench: Bench,
  work: QueuedWork,
): Promise<{ first: number; second: number }> {
  const worker = await startBenchWorker(bench);
  let sweepId = NaN;
  const first = await requestsPerSecond(work.backendUrl, PLANNED, async () => {
    sweepId = await queueWork(bench.pool, work);
    await waitForRun(bench.pool, sweepId, PLANNED);
  });
  const second = await requestsPerSecond(work.backendUrl, PLANNED, async () => {
    await waitForRun(bench.pool, await queueWhole(bench.pool, sweepId, work), PLANNED);
  });
  await worker.end();
  return { first, second };
}
