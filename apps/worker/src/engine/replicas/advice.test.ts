import { describe, expect, it } from 'vitest';

import { judgeQueueDepth } from './judge-queue-depth.ts';
import { createLatencyWatch } from './latency-watch.ts';

describe('judgeQueueDepth', () => {
  const judge = (running: number, waiting: number) =>
    judgeQueueDepth({ running, waiting, preemptions: null }, null);

  it.each([
    [256, 0, 'grow'],
    [256, 12, 'grow'],
    [256, 13, 'hold'],
    [256, 64, 'hold'],
    [256, 65, 'cut'],
    [8, 1, 'hold'],
    // A quarter of few is nothing: up to 16 may wait anywhere.
    [8, 16, 'hold'],
    [8, 17, 'cut'],
    [0, 0, 'grow'],
  ] as const)('%i running and %i waiting: %s', (running, waiting, advice) => {
    expect(judge(running, waiting)).toBe(advice);
  });

  it('cuts when sequences were preempted since the last look and others wait', () => {
    const load = { running: 256, waiting: 4, preemptions: 9 };
    expect(judgeQueueDepth(load, { ...load, preemptions: 8 })).toBe('cut');
    expect(judgeQueueDepth(load, load)).toBe('grow');
    expect(judgeQueueDepth({ ...load, waiting: 0 }, { ...load, preemptions: 8 })).toBe('grow');
  });
});

describe('createLatencyWatch', () => {
  /** The last advice of some replies that waited so long beyond 100 ms and then ran for 10 s. */
  function adviceAfter(waitsMs: readonly number[], runningMs = 10_000) {
    const watch = createLatencyWatch();
    const advices = waitsMs.map((waitMs) =>
      watch.add({ firstTokenMs: 100 + waitMs, latencyMs: 100 + waitMs + runningMs }, 16),
    );
    return advices.filter((advice) => advice !== null);
  }
  const round = (waitMs: number) => Array.from({ length: 8 }, () => waitMs);

  it('takes a wait of a quarter of the time in the batch for a queue of a quarter of the running', () => {
    // 10,100 ms in the batch: a twentieth is 505 ms, a quarter 2,525 ms.
    expect(adviceAfter([...round(0), ...round(500)])).toEqual(['grow', 'grow']);
    expect(adviceAfter([...round(0), ...round(510)])).toEqual(['grow', 'hold']);
    expect(adviceAfter([...round(0), ...round(2_520)])).toEqual(['grow', 'hold']);
    expect(adviceAfter([...round(0), ...round(2_530)])).toEqual(['grow', 'cut']);
  });

  it('takes no wait up to 250 ms for a queue: replies of 50 ms would be all noise', () => {
    expect(adviceAfter([...round(0), ...round(250)], 0)).toEqual(['grow', 'grow']);
    expect(adviceAfter([...round(0), ...round(251)], 0)).toEqual(['grow', 'cut']);
  });

  it('forgets the shortest wait after sixteen rounds: a longer prompt is no queue for ever', () => {
    const later = Array.from({ length: 16 }, () => round(5_000)).flat();
    expect(adviceAfter([...round(0), ...later]).slice(-2)).toEqual(['cut', 'grow']);
  });

  it('says nothing of replies that were not streamed', () => {
    const watch = createLatencyWatch();
    const replies = Array.from({ length: 50 }, () =>
      watch.add({ firstTokenMs: null, latencyMs: 9 }, 8),
    );
    expect(replies.every((advice) => advice === null)).toBe(true);
  });
});
