import { afterEach } from 'vitest';

import type { SimulatorOptions } from '../server/simulator-options.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { rawPost, type RawCall, type RawReply } from './raw-client.ts';

/** For tests: simulators that are closed after each test. */
let running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.map((simulator) => simulator.close()));
  running = [];
});

/** A model that thinks 12 tokens and answers in 16, at a thousand times the speed of time. */
export const SMALL: SimulatorOptions = {
  speed: 1_000,
  seed: 'test',
  models: [{ id: 'sim-a', thinkingMedianTokens: 12, thinkingSigma: 0 }],
};

export async function simulated(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ ...SMALL, ...options });
  running.push(simulator);
  return simulator;
}

export const QUESTION = {
  model: 'sim-a',
  messages: [{ role: 'user', content: 'What is 1 + 1?' }],
  seed: 1,
};

/** Asks the first replica, in `QUESTION`'s words unless others are given. */
export function ask(
  simulator: Simulator,
  body: object = {},
  call: Partial<RawCall> & { replica?: number } = {},
): Promise<RawReply> {
  const { replica = 0, ...rest } = call;
  return rawPost({
    url: `${simulator.urls[replica] ?? ''}/v1/chat/completions`,
    body: { ...QUESTION, ...body },
    ...rest,
  });
}

/** Waits until it holds, looking every few milliseconds; the test's own time limit ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}
