import { afterEach, expect, it } from 'vitest';

import {
  adapter,
  answered,
  MODELS,
  runToEnd,
  swapMidRun,
  weights,
  whole,
} from '../../testing/switching.ts';
import { openTestBench, SERVED, type TestBench } from '../../testing/test-bench.ts';

let bench: TestBench;

afterEach(() => bench.close());

it('adapters of one vLLM server are loaded once each and asked for together', async () => {
  bench = await openTestBench({ dialect: 'vllm', models: MODELS, speed: 20 });
  const runs = await runToEnd(bench, {
    ...{ items: 2, repeats: 4, maxConcurrency: 32 },
    checkpoints: [adapter('ten'), adapter('twenty')],
  });
  expect(runs).toEqual([
    whole('ten', 8, 'initial + /loras/ten'),
    whole('twenty', 8, 'initial + /loras/twenty'),
  ]);
  const { requests, replicas } = bench.simulator.state();
  expect(replicas[0]?.models).toEqual([SERVED, 'ten', 'twenty']);
  const timesOf = (name: string) => {
    const own = requests.filter(({ model }) => model === name);
    return {
      firstMs: Math.min(...own.map(({ arrivedMs }) => arrivedMs)),
      lastMs: Math.max(...own.map(({ endedMs }) => endedMs ?? 0)),
    };
  };
  expect(timesOf('twenty').firstMs).toBeLessThan(timesOf('ten').lastMs);
});

it('full weights of an SGLang server are changed once, and every sample has its own', async () => {
  bench = await openTestBench({ dialect: 'sglang', models: MODELS, speed: 20 });
  const runs = await runToEnd(bench, {
    ...{ items: 2, repeats: 4, maxConcurrency: 4 },
    checkpoints: [weights('ten'), weights('twenty', 'sha-of-twenty')],
  });
  expect(runs).toEqual([whole('ten', 8, '/weights/ten'), whole('twenty', 8, 'sha-of-twenty')]);
  const under = answered(bench).map((one) => [one.weightsAtStart, one.weightsAtEnd]);
  expect(under.every(([start, end]) => start === end)).toBe(true);
  expect(new Set(under.flat())).toEqual(new Set(['/weights/ten', 'sha-of-twenty']));
  const changes = under.filter(([start], index) => index > 0 && start !== under[index - 1]?.[0]);
  expect(changes).toHaveLength(1);
});

it('a change behind our back stops the run, and no sample is of other weights', async () => {
  bench = await openTestBench({ dialect: 'sglang', models: MODELS, speed: 4 });
  const { run } = await swapMidRun(bench, { items: 1, repeats: 100, maxConcurrency: 4 });
  expect(run).toMatchObject({ status: 'failed', failures: 0, weights: ['initial'] });
  expect(run?.reason).toMatch(/changed by somebody else .* from "initial" to "other": load/);
  const clean = answered(bench).filter(({ weightsAtEnd }) => weightsAtEnd === 'initial');
  expect(run?.samples).toBeLessThanOrEqual(clean.length);
  expect(run?.samples).toBeLessThan(100);
});
