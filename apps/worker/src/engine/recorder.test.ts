import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRecorder, writeIntervalMs } from './recorder.ts';

class PassingError extends Error {}

function recorderOn(write: (batch: readonly number[]) => Promise<void>) {
  return createRecorder<number>({
    write,
    isPassing: (error) => error instanceof PassingError,
    sizeOf: () => 1,
  });
}

describe('createRecorder', () => {
  it('settles every record exactly once, whatever the batches, the delays and the unstorable ones', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ poison: fc.boolean(), wait: fc.nat({ max: 3 }) }), { maxLength: 40 }),
        async (plan) => {
          const stored: number[] = [];
          let writing = 0;
          const recorder = recorderOn(async (batch) => {
            expect((writing += 1)).toBe(1);
            await new Promise((resolve) => setImmediate(resolve));
            writing -= 1;
            if (batch.some((index) => plan[index]?.poison)) throw new Error('unstorable');
            stored.push(...batch);
          });
          const settled = await Promise.allSettled(
            plan.map(async ({ wait }, index) => {
              for (let turn = 0; turn < wait; turn += 1) {
                await new Promise((resolve) => setImmediate(resolve));
              }
              await recorder.record(index);
            }),
          );
          expect(settled.map(({ status }) => status === 'rejected')).toEqual(
            plan.map(({ poison }) => poison),
          );
          const good = plan.flatMap(({ poison }, index) => (poison ? [] : [index]));
          expect(stored.sort((a, b) => a - b)).toEqual(good);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('writes together what came during the last write', async () => {
    const batches: number[] = [];
    let release: () => void = () => undefined;
    const recorder = recorderOn((batch) => {
      batches.push(batch.length);
      return batches.length > 1 ? Promise.resolve() : new Promise((resolve) => (release = resolve));
    });
    const first = recorder.record(0);
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    const rest = [1, 2, 3].map((index) => recorder.record(index));
    release();
    await Promise.all([first, ...rest]);
    expect(batches).toEqual([1, 3]);
  });

  it('keeps a batch through errors that pass', async () => {
    let tries = 0;
    const recorder = recorderOn(() => {
      tries += 1;
      return tries < 3 ? Promise.reject(new PassingError('away')) : Promise.resolve();
    });
    await recorder.record(1);
    expect(tries).toBe(3);
  });

  it('never writes more than 500 at once', async () => {
    const batches: number[] = [];
    const recorder = recorderOn((batch) => {
      batches.push(batch.length);
      return Promise.resolve();
    });
    const all = Array.from({ length: 1_100 }, (_, index) => recorder.record(index));
    await recorder.flush();
    await Promise.all(all);
    expect(batches).toEqual([500, 500, 100]);
  });

  it('begins no write sooner than 40 ms after another under load', async () => {
    const begun: number[] = [];
    const recorder = recorderOn(() => {
      begun.push(performance.now());
      return Promise.resolve();
    });
    await recorder.record(0);
    await recorder.record(1);
    await recorder.record(2);
    const [first = NaN, second = NaN, third = NaN] = begun;
    expect(begun).toHaveLength(3);
    // A timer may fire up to a millisecond early.
    expect(second - first).toBeGreaterThan(38);
    expect(third - second).toBeGreaterThan(38);
  });

  it('waits for nobody when nothing is in flight', async () => {
    const begun: number[] = [];
    const recorder = createRecorder<number>({
      write: () => {
        begun.push(performance.now());
        return Promise.resolve();
      },
      isPassing: () => false,
      sizeOf: () => 1,
      expectsMore: () => false,
    });
    for (let index = 0; index < 20; index += 1) await recorder.record(index);
    // Twenty intervals would take 1.5 s.
    expect((begun.at(-1) ?? NaN) - (begun[0] ?? NaN)).toBeLessThan(500);
  });
});

describe('writeIntervalMs', () => {
  it('leaves of 100 ms what the next write takes, if it is up to twice as long as the last', () => {
    for (const writeMs of [0, 5, 12, 15, 20, 25, 30]) {
      expect(writeIntervalMs(writeMs) + 2 * writeMs).toBeLessThanOrEqual(100);
    }
    expect(writeIntervalMs(20)).toBe(60);
  });

  it('is 75 ms after a short write, and 40 after a long one', () => {
    expect([0, 12].map(writeIntervalMs)).toEqual([75, 75]);
    expect([30, 50, 5_000].map(writeIntervalMs)).toEqual([40, 40, 40]);
  });
});
