import { expect, it } from 'vitest';

import type { FaultRule } from '../faults/fault-schedule.ts';
import type { Fault } from '../faults/fault.ts';
import { ask, simulated, until } from '../testing/simulated.ts';

const FAULTS: readonly Fault[] = [
  { kind: 'reset-before-headers' },
  { kind: 'reset-mid-stream', afterTokens: 9 },
  { kind: 'error-event', afterTokens: 9 },
  { kind: 'finish-abort', afterTokens: 3 },
  { kind: 'overloaded' },
  { kind: 'stall-mid-stream', afterTokens: 5, ms: 100 },
  { kind: 'stall-mid-stream', afterTokens: 5 },
  { kind: 'never-answers' },
  { kind: 'slow-headers', ms: 200 },
  { kind: 'weights-swapped', afterTokens: 5, weightsId: 'later' },
  { kind: 'engine-death', downMs: 100 },
  { kind: 'replica-down', downMs: 100 },
];

it('whatever fails and whoever leaves: every request has one outcome and every slot is free again', async () => {
  const rules: FaultRule[] = FAULTS.map((fault) => ({ fault, when: { probability: 0.03 } }));
  const simulator = await simulated({
    speed: 20,
    replicas: 2,
    engine: { slots: 4, kvTokens: 512, prefillTokensPerSecond: 10_000 },
    models: [{ id: 'sim-a', thinkingMedianTokens: 40 }],
    faults: rules,
  });
  // Clients with little patience: 16 at a time, who all leave after 1 to 40 ms or when they have their reply.
  const askOnce = async (place: number) => {
    const signal = AbortSignal.timeout(1 + ((place * 7) % 40));
    const body = { seed: place, stream: place % 2 === 0, n: place % 5 === 0 ? 2 : 1 };
    await ask(simulator, body, { replica: (place >> 1) % 2, signal });
  };
  let next = 0;
  const client = async () => {
    while (next < 240) await askOnce((next += 1));
  };
  await Promise.all(Array.from({ length: 16 }, client));
  await until(() => simulator.state().totals.inFlight === 0);
  await until(() =>
    simulator.state().replicas.every(({ running, waiting }) => running + waiting === 0),
  );
  const { totals, requests } = simulator.state();
  const { answered, refused, cancelled, broken } = totals;
  expect(answered + refused + cancelled + broken).toBe(totals.requests);
  const leaked = requests.filter(
    ({ admittedMs, slotFreedMs }) => admittedMs !== null && slotFreedMs === null,
  );
  expect(leaked).toEqual([]);
});
