import { expect, it } from 'vitest';

import type { WeightsAgreement, WeightsRequest } from '@assay/db/work/weights-agreement';

import { createManualClock } from '../../testing/manual-clock.ts';
import { settled } from '../../testing/settled.ts';
import { createReplicaGate } from './replica-gate.ts';

const URL_OF_REPLICA = 'http://gpu';
const TEN = { kind: 'weights', path: '/weights/ten' } as const;

const READY: WeightsAgreement = {
  ...{ epoch: 1, phase: 'ready', path: TEN.path, weightsId: 'sha-10', nextPath: null },
  isMine: false,
};
const DRAINING: WeightsAgreement = { ...READY, phase: 'draining', nextPath: '/weights/other' };

/** A gate beside others that agree on what `world` says; `world.serverId` is what the server calls its weights. */
function gateOf() {
  const clock = createManualClock();
  const world = {
    agreed: READY as WeightsAgreement | Error,
    serverId: 'sha-10' as string | null,
    said: [] as WeightsRequest[],
    opened: [] as (string | null)[],
    forgotten: [] as number[],
    waiting: [] as string[],
    waitingFor: 0,
    isOpenElsewhere: false,
  };
  const gate = createReplicaGate({
    ...{ url: URL_OF_REPLICA, holder: 'one', clock },
    waitingFor: () => world.waitingFor,
    isOpenElsewhere: () => world.isOpenElsewhere,
    onOpen: (path) => world.opened.push(path),
    readId: () => Promise.resolve(world.serverId),
    load: () => Promise.reject(new Error('it is never its turn here')),
    agreements: {
      newHolder: () => 'one',
      agree: (request) => {
        world.said.push(request);
        const { agreed } = world;
        return agreed instanceof Error ? Promise.reject(agreed) : Promise.resolve(agreed);
      },
      finish: () => Promise.resolve(true),
      giveUp: () => Promise.resolve(),
      forget: ({ epoch }) => {
        world.forgotten.push(epoch);
        return Promise.resolve();
      },
      onFailure: () => undefined,
    },
  });
  const want = (priority = 0) =>
    gate.want({
      weights: TEN,
      sweep: { id: 1, priority },
      onWaiting: (sentence) => world.waiting.push(sentence),
      onRefused: () => undefined,
    });
  const pass = async (durationMs: number) => {
    clock.pass(durationMs);
    await settled();
  };
  return { gate, world, want, pass };
}

it('lets requests through while all agree that the replica holds their weights, and says so each second', async () => {
  const { gate, world, want, pass } = gateOf();
  expect(gate.enter(TEN.path)).toBeNull();
  want(3);
  await settled();
  expect(world.said).toEqual([
    {
      ...{ url: URL_OF_REPLICA, holder: 'one', maySend: false },
      wants: [{ path: TEN.path, priority: 3 }],
    },
  ]);
  expect(gate.enter(TEN.path)).toMatchObject({ epoch: 1, weightsId: 'sha-10' });
  expect(gate.enter('/weights/other')).toBeNull();
  await pass(999);
  expect(world.said).toHaveLength(1);
  await pass(1);
  expect(world.said[1]).toMatchObject({ maySend: true });
  expect(world.opened).toEqual([TEN.path]);
});

it('keeps its claim to be sending through a drain until its last request has left', async () => {
  const { gate, world, want, pass } = gateOf();
  want();
  await settled();
  const request = gate.enter(TEN.path);
  world.agreed = DRAINING;
  await pass(1_000);
  expect(gate.openPath).toBeNull();
  expect(gate.enter(TEN.path)).toBeNull();
  await pass(250);
  expect(world.said.at(-1)).toMatchObject({ maySend: true });
  request?.leave();
  request?.leave();
  await settled();
  expect(world.said.at(-1)).toMatchObject({ maySend: false });
  expect(world.waiting.at(-1)).toBe(
    'Waiting for the weights /weights/ten at http://gpu: it is changed to /weights/other.',
  );
});

it('sends nothing after nine seconds in which it could not agree, and keeps a reply once it hears of the same epoch', async () => {
  const { gate, world, want, pass } = gateOf();
  want();
  await settled();
  const request = gate.enter(TEN.path);
  world.agreed = new Error('the database is away');
  for (let second = 1; second <= 8; second += 1) await pass(1_000);
  expect(gate.openPath).toBe(TEN.path);
  await pass(1_000);
  expect(gate.openPath).toBeNull();
  const holds = request?.holds();
  world.agreed = READY;
  await pass(1_000);
  expect(await holds).toBe(true);
  expect(gate.openPath).toBe(TEN.path);
});

it('keeps no reply that outlived its lease once others have changed the weights', async () => {
  const { gate, world, want, pass } = gateOf();
  want();
  await settled();
  const request = gate.enter(TEN.path);
  world.agreed = new Error('the database is away');
  for (let second = 1; second <= 9; second += 1) await pass(1_000);
  const holds = request?.holds();
  world.agreed = { ...READY, epoch: 3 };
  await pass(1_000);
  expect(await holds).toBe(false);
  expect(gate.enter(TEN.path)).toMatchObject({ epoch: 3 });
});

it('does not open to a server that holds something else than was agreed on, and says so to all', async () => {
  const { gate, world, want } = gateOf();
  world.serverId = 'initial';
  want();
  await settled();
  expect(gate.openPath).toBeNull();
  expect(world.forgotten).toEqual([1]);
});

it('opens to a server that does not tell: the agreement alone holds', async () => {
  const { gate, world, want } = gateOf();
  world.serverId = null;
  want();
  await settled();
  expect(gate.openPath).toBe(TEN.path);
});

it('leaves the replica to other weights once others end its work and none of its own waits', async () => {
  const { gate, world, want, pass } = gateOf();
  want();
  await settled();
  const request = gate.enter(TEN.path);
  world.isOpenElsewhere = true;
  await pass(1_000);
  expect(world.said.at(-1)?.wants).toHaveLength(1);
  request?.leave();
  await pass(1_000);
  expect(world.said.at(-1)).toMatchObject({ wants: [], maySend: false });
  // Others may change the weights at any moment now, without asking.
  expect(gate.enter(TEN.path)).toBeNull();
  world.waitingFor = 1;
  await pass(250);
  expect(world.said.at(-1)?.wants).toHaveLength(1);
  expect(gate.enter(TEN.path)).not.toBeNull();
});

it('wants the weights of its requests through a drain, also where none waits and others end the work', async () => {
  const { gate, world, want, pass } = gateOf();
  want();
  await settled();
  const request = gate.enter(TEN.path);
  world.isOpenElsewhere = true;
  world.agreed = DRAINING;
  await pass(1_000);
  await pass(250);
  const wants = [{ path: TEN.path, priority: 0 }];
  expect(world.said.at(-1)).toMatchObject({ wants, maySend: true });
  request?.leave();
  await settled();
  expect(world.said.at(-1)).toMatchObject({ wants: [], maySend: false });
});

it('takes its claims back when it is closed', async () => {
  const { gate, world, want } = gateOf();
  want();
  await settled();
  await gate.close();
  expect(world.said.at(-1)).toEqual({
    ...{ url: URL_OF_REPLICA, holder: 'one', wants: [], maySend: false },
  });
  expect(gate.enter(TEN.path)).toBeNull();
});
