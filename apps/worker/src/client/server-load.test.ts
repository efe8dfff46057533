import { expect, it } from 'vitest';

import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { readServerLoad } from './server-load.ts';

it('sums the series of one name', () => {
  const page = [
    '# TYPE vllm:num_requests_running gauge',
    'vllm:num_requests_running{model_name="a b{}",engine="0"} 3.0',
    'vllm:num_requests_running{model_name="c",engine="1"} 4.0',
    'vllm:num_requests_waiting{model_name="c"} 2.0 1700000000000',
    'vllm:num_preemptions_total{model_name="c"} 1e1',
    'vllm:num_requests_running_bucket{le="+Inf"} NaN',
  ].join('\n');
  expect(readServerLoad(page)).toEqual({ running: 7, waiting: 2, preemptions: 10 });
});

it.each(['', 'up 1', 'vllm:num_requests_running 3', '<html>no</html>'])(
  'takes %j for no page of a known server',
  (page) => {
    expect(readServerLoad(page)).toBeNull();
  },
);

it.each(['vllm', 'sglang', 'tgi', 'llamacpp'] as const)('reads the page of %s', async (dialect) => {
  const simulator = await startSimulator({ dialect });
  try {
    const response = await fetch(new URL('/metrics', simulator.urls[0]));
    expect(readServerLoad(await response.text())).toMatchObject({ running: 0, waiting: 0 });
  } finally {
    await simulator.close();
  }
});
