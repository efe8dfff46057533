import { afterEach, expect, it } from 'vitest';

import {
  adapter,
  answered,
  endedRuns,
  MODELS,
  order,
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

it('an adapter of an SGLang server is asked for beside its base', async () => {
  bench = await openTestBench({ dialect: 'sglang', models: MODELS, speed: 20 });
  const checkpoints = [adapter('ten')];
  const runs = await runToEnd(bench, { items: 1, repeats: 2, maxConcurrency: 8, checkpoints });
  expect(runs).toEqual([whole('ten', 2, 'initial + /loras/ten')]);
  expect(new Set(answered(bench).map(({ model }) => model))).toEqual(new Set([`${SERVED}:ten`]));
});

it('an adapter under whose name somebody has loaded another is refused', async () => {
  bench = await openTestBench({ dialect: 'vllm', models: MODELS, speed: 20 });
  await order(bench, '/v1/load_lora_adapter', { lora_name: 'ten', lora_path: '/elsewhere' });
  const checkpoints = [adapter('ten')];
  const [run] = await runToEnd(bench, { items: 1, repeats: 1, maxConcurrency: 8, checkpoints });
  expect(run).toMatchObject({ status: 'failed', samples: 0 });
  expect(run?.reason).toMatch(/another adapter under the name "ten", from \/elsewhere/);
});

it('an adapter is loaded again by a server that was started anew', async () => {
  bench = await openTestBench({ dialect: 'vllm', models: MODELS, speed: 20 });
  const checkpoints = [adapter('ten')];
  const sweep = { items: 1, repeats: 2, maxConcurrency: 8, checkpoints };
  const first = await bench.queueSweep(sweep);
  await endedRuns(bench, first.sweepId);
  await order(bench, '/v1/unload_lora_adapter', { lora_name: 'ten' });
  bench.simulator.kill(0, { downMs: 5_000 });
  const again = await bench.queueAgain(first, 2);
  expect(await endedRuns(bench, again.sweepId)).toEqual([whole('ten', 2, 'initial + /loras/ten')]);
});

it('full weights of a vLLM server are changed and named', async () => {
  bench = await openTestBench({ dialect: 'vllm', models: MODELS, speed: 20 });
  const checkpoints = [weights('ten'), weights('twenty', 'sha-of-twenty')];
  const runs = await runToEnd(bench, { items: 2, repeats: 3, maxConcurrency: 4, checkpoints });
  expect(runs).toEqual([whole('ten', 6, '/weights/ten'), whole('twenty', 6, 'sha-of-twenty')]);
});

it('two workers change two replicas, and nobody is asked under the wrong weights', async () => {
  bench = await openTestBench({ dialect: 'sglang', models: MODELS, replicas: 2, speed: 20 });
  await bench.addWorker('second');
  const names = ['ten', 'twenty', 'thirty'];
  const checkpoints = names.map((name) => weights(name));
  const runs = await runToEnd(bench, { items: 8, repeats: 3, maxConcurrency: 3, checkpoints });
  expect(runs).toEqual(names.map((name) => whole(name, 24, `/weights/${name}`)));
  expect(answered(bench)).toHaveLength(72);
  const isOfOne = ({
    weightsAtStart: a,
    weightsAtEnd: b,
  }: {
    weightsAtStart: string;
    weightsAtEnd: string | null;
  }) => a === b;
  expect(answered(bench).every(isOfOne)).toBe(true);
});

it('weights that a server cannot load stop the run with what it says', async () => {
  bench = await openTestBench({ dialect: 'ollama', models: MODELS, speed: 20 });
  const checkpoints = [weights('ten')];
  const [run] = await runToEnd(bench, { items: 1, repeats: 1, maxConcurrency: 4, checkpoints });
  expect(run).toMatchObject({ status: 'failed', samples: 0 });
  expect(run?.reason).toMatch(/The weights \/weights\/ten cannot be loaded at http.*404/);
});

it('full weights that somebody replaced stop the run, and are loaded again for the next', async () => {
  bench = await openTestBench({ dialect: 'sglang', models: MODELS, speed: 4 });
  const checkpoints = [weights('ten')];
  const sweep = { items: 1, repeats: 100, maxConcurrency: 4, checkpoints };
  const { key, run } = await swapMidRun(bench, sweep);
  expect(run).toMatchObject({ status: 'failed', weights: ['/weights/ten'] });
  expect(run?.reason).toMatch(/from "\/weights\/ten" to "other": see to it that nobody/);
  const again = await bench.queueAgain(key, 2);
  expect(await endedRuns(bench, again.sweepId)).toEqual([whole('ten', 2, '/weights/ten')]);
});
