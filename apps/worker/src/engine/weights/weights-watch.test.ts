import { describe, expect, it } from 'vitest';

import type { WeightsReading } from '../../client/weights-id.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { settled } from '../../testing/settled.ts';
import { createWeightsWatch } from './weights-watch.ts';

function watched(first: string | null) {
  const clock = createManualClock();
  const server = { id: first, readings: 0 };
  const watch = createWeightsWatch(() => {
    server.readings += 1;
    const reading: WeightsReading = { id: server.id, adapterPath: null };
    return Promise.resolve(reading);
  }, clock);
  return { clock, server, watch };
}

describe('createWeightsWatch', () => {
  it('asks once for all replies that end together, and never for one that ends later', async () => {
    const { clock, server, watch } = watched('a');
    expect(await watch.known()).toMatchObject({ id: 'a' });
    const ended = [watch.after(), watch.after(), watch.after()];
    server.id = 'b';
    clock.pass(200);
    expect((await Promise.all(ended)).map(({ id }) => id)).toEqual(['b', 'b', 'b']);
    expect(server.readings).toBe(2);
    const later = watch.after();
    server.id = 'c';
    clock.pass(200);
    expect(await later).toMatchObject({ id: 'c' });
  });

  it('believes what it knows for a while, and not after it was told to forget', async () => {
    const { clock, server, watch } = watched('a');
    await watch.known();
    server.id = 'b';
    clock.pass(9_000);
    expect(await watch.known()).toMatchObject({ id: 'a' });
    watch.forget();
    expect(await watch.known()).toMatchObject({ id: 'b' });
    server.id = 'c';
    clock.pass(10_000);
    expect(await watch.known()).toMatchObject({ id: 'c' });
  });

  it('leaves a server alone that does not tell', async () => {
    const { clock, server, watch } = watched(null);
    await watch.known();
    for (let replies = 0; replies < 100; replies += 1) {
      clock.pass(500);
      expect(await watch.after()).toMatchObject({ id: null });
    }
    expect(server.readings).toBe(1);
    clock.pass(10_000);
    server.id = 'a';
    expect(await watch.after()).toMatchObject({ id: 'a' });
  });

  it('asks again after a reading that failed', async () => {
    const clock = createManualClock();
    let isAway = true;
    const watch = createWeightsWatch(() => {
      if (isAway) return Promise.reject(new Error('away'));
      return Promise.resolve({ id: 'a', adapterPath: null });
    }, clock);
    await expect(watch.known()).rejects.toThrow('away');
    isAway = false;
    const again = watch.known();
    await settled();
    clock.pass(200);
    expect(await again).toMatchObject({ id: 'a' });
  });
});
