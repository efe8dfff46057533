import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, describe, expect, it } from 'vitest';

import { createFurtherJobs, type FurtherJobs } from './further-jobs.ts';

let opened: FurtherJobs[] = [];

afterEach(() => {
  for (const further of opened) further.close();
  opened = [];
});

/** The gate with so many workers of the engine before it; `passed` counts those that were admitted. */
function gateWith(
  workers: number,
  isWanted: () => boolean,
  forbiddenFlags: () => string[] = () => [],
) {
  const further = createFurtherJobs({ isWanted, forbiddenFlags, beginLook: forbiddenFlags });
  opened.push(further);
  const state = { passed: 0, forbidden: [] as string[] };
  for (let worker = 0; worker < workers; worker += 1) {
    further.admit().then(
      (forbidden) => {
        state.passed += 1;
        state.forbidden = forbidden;
      },
      () => undefined,
    );
  }
  const emit = further.events.emit.bind(further.events) as (name: string) => boolean;
  return { further, state, emit };
}

/** Long enough for two looks. */
const LOOKS = 50;

describe('createFurtherJobs', () => {
  it('admits nobody while nothing more is wanted', async () => {
    const { state } = gateWith(3, () => false);
    await sleep(LOOKS);
    expect(state.passed).toBe(0);
  });

  it('admits one, and the next when that one has its job and more is wanted still', async () => {
    let isWanted = true;
    const { state, emit } = gateWith(3, () => isWanted);
    await sleep(LOOKS);
    expect(state.passed).toBe(1);
    emit('job:start');
    await sleep(LOOKS);
    expect(state.passed).toBe(2);
    isWanted = false;
    emit('job:start');
    await sleep(LOOKS);
    expect(state.passed).toBe(2);
  });

  it('does not ask an empty queue again at once', async () => {
    const { state, emit } = gateWith(3, () => true);
    await sleep(LOOKS);
    emit('worker:getJob:empty');
    await sleep(LOOKS);
    expect(state.passed).toBe(1);
  });

  it('asks an empty queue again at once when something is wanted that was passed over', async () => {
    let forbidden = ['a', 'b'];
    const { state, emit } = gateWith(
      3,
      () => true,
      () => forbidden,
    );
    await sleep(LOOKS);
    expect(state.forbidden).toEqual(['a', 'b']);
    emit('worker:getJob:empty');
    forbidden = ['b', 'a', 'c'];
    await sleep(LOOKS);
    expect(state.passed).toBe(1);
    forbidden = ['a'];
    await sleep(LOOKS);
    expect([state.passed, state.forbidden]).toEqual([2, ['a']]);
  });

  it('lets a queue that failed rest, whatever is wanted', async () => {
    let forbidden = ['a'];
    const { state, emit } = gateWith(
      3,
      () => true,
      () => forbidden,
    );
    await sleep(LOOKS);
    emit('worker:getJob:error');
    forbidden = [];
    await sleep(LOOKS);
    expect(state.passed).toBe(1);
  });

  it('lets all through when it closes: they find the engine stopped', async () => {
    const { further, state } = gateWith(3, () => false);
    further.close();
    await sleep(0);
    expect(state.passed).toBe(3);
    await expect(further.admit()).resolves.toEqual([]);
  });
});
