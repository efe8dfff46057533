import { expect, it } from 'vitest';

import type { WeightsAgreement } from '@assay/db/work/weights-agreement';

import { CacheInUseError } from '../../client/put-on-sglang.ts';
import { StillPausedError } from '../../client/put-on-vllm.ts';
import { LoadingRefusedError } from '../../client/server-orders.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { settled } from '../../testing/settled.ts';
import { createWeightsChange } from './weights-change.ts';

const TEN = { kind: 'weights', path: '/weights/ten' } as const;

const agreed = (part: Partial<WeightsAgreement> = {}): WeightsAgreement => ({
  ...{ epoch: 1, phase: 'switching', path: null, weightsId: null, nextPath: TEN.path },
  isMine: true,
  ...part,
});

/** A change whose loading and whose word to the others do as they are told, call by call. */
function changing(answers: { load?: (() => Promise<string | null>)[]; finish?: Error[] } = {}) {
  const clock = createManualClock();
  const heard = {
    loads: [] as AbortSignal[],
    /** Whether only the cache was left to be emptied. */
    werePut: [] as boolean[],
    finished: [] as unknown[],
    givenUp: [] as unknown[],
    refused: [] as string[],
    waiting: [] as string[],
    failures: [] as string[],
  };
  const change = createWeightsChange({
    url: 'http://gpu',
    holder: 'one',
    clock,
    load: (_, signal, isPut) => {
      const answer = answers.load?.[heard.loads.length];
      heard.loads.push(signal);
      heard.werePut.push(isPut);
      return answer ? answer() : Promise.resolve('sha-10');
    },
    refused: (sentence) => heard.refused.push(sentence),
    waiting: (sentence) => heard.waiting.push(sentence),
    agreements: {
      newHolder: () => 'one',
      agree: () => Promise.reject(new Error('not asked here')),
      finish: (done) => {
        const error = answers.finish?.shift();
        if (error) return Promise.reject(error);
        heard.finished.push(done);
        return Promise.resolve(true);
      },
      giveUp: (failed) => {
        heard.givenUp.push(failed);
        return Promise.resolve();
      },
      forget: () => Promise.resolve(),
      onFailure: (error) => heard.failures.push((error as Error).message),
    },
  });
  return { change, clock, heard };
}

it('loads once, however often it hears that it is its turn, and tells what the server calls them', async () => {
  const { change, heard } = changing();
  change.hear(agreed(), TEN);
  change.hear(agreed(), TEN);
  expect(change.isUnderWay).toBe(true);
  await settled();
  expect(heard.loads).toHaveLength(1);
  const done = { url: 'http://gpu', holder: 'one', epoch: 1, weightsId: 'sha-10' };
  expect(heard.finished).toEqual([done]);
  expect(change.isUnderWay).toBe(false);
});

it('loads nothing while it is the turn of others', async () => {
  const { change, heard } = changing();
  change.hear(agreed({ isMine: false }), TEN);
  await settled();
  expect([heard.loads, change.isUnderWay]).toEqual([[], false]);
});

it('tries again each second while the server or the database is away, and says for what it waits', async () => {
  const away = () => Promise.reject(new Error('connect ECONNREFUSED'));
  const { change, clock, heard } = changing({ load: [away, away], finish: [new Error('gone')] });
  change.hear(agreed(), TEN);
  for (const loads of [1, 2, 3]) {
    await settled();
    expect(heard.loads).toHaveLength(loads);
    clock.pass(1_000);
  }
  await settled();
  expect(heard.finished).toHaveLength(1);
  expect(heard.loads).toHaveLength(3);
  expect(heard.waiting[0]).toBe(
    'Waiting for http://gpu to load the weights /weights/ten: connect ECONNREFUSED',
  );
});

it('loads nothing again for a cache that others keep from being emptied, until the server is away', async () => {
  const inUse = () => Promise.reject(new CacheInUseError('somebody asks it'));
  const away = () => Promise.reject(new Error('connect ECONNREFUSED'));
  const { change, clock, heard } = changing({ load: [inUse, inUse, away] });
  change.hear(agreed(), TEN);
  for (let loads = 1; loads <= 4; loads += 1) {
    await settled();
    clock.pass(1_000);
  }
  expect(heard.werePut).toEqual([false, true, true, false]);
  expect([heard.finished.length, heard.refused]).toEqual([1, []]);
  expect(heard.waiting[0]).toBe(
    'Waiting for http://gpu to load the weights /weights/ten: somebody asks it',
  );
});

it('gives a change up that the server refuses, and stops the runs that want it', async () => {
  const refuse = () => Promise.reject(new LoadingRefusedError('/pause answered 404: nothing.'));
  const { change, heard } = changing({ load: [refuse] });
  change.hear(agreed(), TEN);
  await settled();
  expect(heard.givenUp).toEqual([{ url: 'http://gpu', holder: 'one', epoch: 1 }]);
  expect(heard.finished).toEqual([]);
  expect(heard.refused).toEqual([
    'The weights /weights/ten cannot be loaded at http://gpu (/pause answered 404: nothing): correct the checkpoint or the server, then retry the run.',
  ]);
});

it('gives up at once what no shard of it wants any more', async () => {
  const { change, heard } = changing();
  change.hear(agreed(), null);
  await settled();
  expect([heard.givenUp.length, heard.loads.length]).toEqual([1, 0]);
});

it('breaks off what others have taken over, and says nothing of it', async () => {
  let end: (id: string) => void = () => undefined;
  const slow = () =>
    new Promise<string>((resolve) => {
      end = resolve;
    });
  const { change, heard } = changing({ load: [slow] });
  change.hear(agreed(), TEN);
  change.hear(agreed({ epoch: 2, isMine: false }), TEN);
  expect([heard.loads[0]?.aborted, change.isUnderWay]).toEqual([true, false]);
  end('sha-10');
  await settled();
  expect(heard.finished).toEqual([]);
});

it('ends only when what it broke off has ended: a server may be being resumed', async () => {
  let end: (error: Error) => void = () => undefined;
  const resuming = () =>
    new Promise<string>((_, reject) => {
      end = reject;
    });
  const { change, heard } = changing({ load: [resuming] });
  change.hear(agreed(), TEN);
  let isClosed = false;
  const closing = change.close().then(() => {
    isClosed = true;
  });
  await settled();
  expect([heard.loads[0]?.aborted, isClosed]).toEqual([true, false]);
  end(new StillPausedError('it may still be paused'));
  await closing;
  expect(heard.failures).toEqual(['it may still be paused']);
});

it('ends at once while it waits to try again', async () => {
  const away = () => Promise.reject(new Error('connect ECONNREFUSED'));
  const { change, heard } = changing({ load: [away] });
  change.hear(agreed(), TEN);
  await settled();
  await change.close();
  expect(heard.loads).toHaveLength(1);
});

it('begins anew when it is its turn again in a later epoch', async () => {
  const never = () => new Promise<string>(() => undefined);
  const { change, heard } = changing({ load: [never] });
  change.hear(agreed(), TEN);
  change.hear(agreed({ epoch: 3 }), TEN);
  await settled();
  expect(heard.loads.map(({ aborted }) => aborted)).toEqual([true, false]);
  expect(heard.finished).toMatchObject([{ epoch: 3 }]);
});
