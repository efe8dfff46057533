import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BatchEngine } from './batch-engine.ts';
import { engineOptions, type EngineOptions } from './engine-options.ts';
import type { SequenceSpec } from './sequence.ts';

/** 10 ms a step however many run, unless a test says otherwise. */
function engine(options: Partial<EngineOptions> = {}): BatchEngine {
  return new BatchEngine(
    engineOptions({ slots: 4, stepBaseMs: 10, stepPerSequenceMs: 0, ...options }),
  );
}

/** When each sequence of that list ended, in milliseconds, by id. */
function endsMs(subject: BatchEngine, kind = 'finished'): Record<number, number> {
  subject.runUntil(Number.MAX_SAFE_INTEGER);
  const ends = subject.takeEvents().filter((event) => event.kind === kind);
  return Object.fromEntries(ends.map(({ id, atUs }) => [id, atUs / 1_000]));
}

function submitAll(subject: BatchEngine, specs: readonly Partial<SequenceSpec>[], atMs = 0): void {
  specs.forEach((spec, place) => {
    subject.submit({ id: place + 1, promptTokens: 0, outputTokens: 1, ...spec }, atMs * 1_000);
  });
}

describe('continuous batching', () => {
  it('gives every running sequence a token each step', () => {
    const subject = engine();
    submitAll(subject, [{ outputTokens: 3 }, { outputTokens: 5 }]);
    expect(endsMs(subject)).toEqual({ 1: 30, 2: 50 });
    expect(subject.counters).toMatchObject({ steps: 5, tokensGenerated: 8, finished: 2 });
  });

  it('gives a freed slot to the next in line at the following step', () => {
    const subject = engine({ slots: 2 });
    submitAll(subject, [{ outputTokens: 2 }, { outputTokens: 5 }, { outputTokens: 2 }]);
    // The third gets the first one's slot at 20 ms and needs two steps.
    expect(endsMs(subject)).toEqual({ 1: 20, 2: 50, 3: 40 });
  });

  it('makes a step longer with each sequence in it', () => {
    const subject = engine({ stepBaseMs: 8, stepPerSequenceMs: 1 });
    submitAll(subject, [{ outputTokens: 1 }, { outputTokens: 2 }]);
    // 8 + 2 for both, then 8 + 1 for the one that is left.
    expect(endsMs(subject)).toEqual({ 1: 10, 2: 19 });
    expect(subject.counters.busySlotUs).toBe(10_000 * 2 + 9_000);
  });

  it('lets who comes during a step wait for its end', () => {
    const subject = engine();
    submitAll(subject, [{ outputTokens: 3 }]);
    subject.submit({ id: 2, promptTokens: 0, outputTokens: 1 }, 4_000);
    expect(endsMs(subject)).toEqual({ 1: 30, 2: 20 });
  });

  it('is idle until somebody comes', () => {
    const subject = engine();
    submitAll(subject, [{ outputTokens: 1 }], 123);
    expect(endsMs(subject)).toEqual({ 1: 133 });
    expect(subject.nextChangeUs()).toBeNull();
  });

  it('reads a prompt in chunks before the first token', () => {
    const subject = engine({ prefillTokensPerSecond: 1_000, prefillChunkTokens: 100 });
    submitAll(subject, [{ promptTokens: 250, outputTokens: 2 }]);
    // Steps of 10 + 100, 10 + 100, 10 + 50 (which yields a token) and 10.
    expect(endsMs(subject)).toEqual({ 1: 290 });
  });

  it('tells of the first token at the end of the step that read the prompt', () => {
    const subject = engine({ prefillTokensPerSecond: 1_000, prefillChunkTokens: 100 });
    submitAll(subject, [{ promptTokens: 250, outputTokens: 2 }]);
    expect(endsMs(subject, 'first-token')).toEqual({ 1: 280 });
  });

  it('goes on decoding while another prompt is read', () => {
    const subject = engine({ prefillTokensPerSecond: 1_000, prefillChunkTokens: 100 });
    submitAll(subject, [{ outputTokens: 3 }, { promptTokens: 200, outputTokens: 1 }]);
    // Both steps that read last 110 ms and give the first sequence a token each; the third 10 ms.
    expect(endsMs(subject)).toEqual({ 1: 230, 2: 220 });
  });

  it('reads a known prefix once', () => {
    const subject = engine({ prefillTokensPerSecond: 1_000 });
    const prefixBlocks = [11, 12];
    subject.submit({ id: 1, promptTokens: 40, outputTokens: 1, prefixBlocks }, 0);
    subject.submit({ id: 2, promptTokens: 40, outputTokens: 1, prefixBlocks }, 60_000);
    // 10 + 40 for the first; two blocks of 16 are known for the second: 10 + 8.
    expect(endsMs(subject)).toEqual({ 1: 50, 2: 78 });
    expect(subject.prefixes).toMatchObject({ queriedBlocks: 4, hitBlocks: 2 });
  });

  it('takes lower priorities first under that policy, and nobody out of turn without it', () => {
    const specs = [
      { outputTokens: 1 },
      { outputTokens: 1, priority: 5 },
      { outputTokens: 1, priority: -1 },
    ];
    const byPriority = engine({ slots: 1, policy: 'priority' });
    submitAll(byPriority, specs);
    expect(endsMs(byPriority)).toEqual({ 3: 10, 1: 20, 2: 30 });
    const inTurn = engine({ slots: 1 });
    submitAll(inTurn, specs);
    expect(endsMs(inTurn)).toEqual({ 1: 10, 2: 20, 3: 30 });
  });

  it('slows down from the step after', () => {
    const subject = engine();
    submitAll(subject, [{ outputTokens: 3 }]);
    subject.slowDown(5, 5_000);
    expect(endsMs(subject)).toEqual({ 1: 110 });
  });

  it('holds everything while it is paused, from the end of the present step', () => {
    const subject = engine();
    submitAll(subject, [{ outputTokens: 3 }]);
    subject.pause(5_000);
    subject.runUntil(1_000_000);
    expect(subject.generated(1)).toBe(1);
    subject.resume(1_000_000);
    expect(endsMs(subject)).toEqual({ 1: 1_020 });
  });
});

describe('cancellation', () => {
  it('frees the slot at the end of the step, and the next one takes it', () => {
    const subject = engine({ slots: 1 });
    submitAll(subject, [{ outputTokens: 100 }, { outputTokens: 1 }]);
    subject.abort(1, 25_000);
    subject.runUntil(Number.MAX_SAFE_INTEGER);
    const told = subject.takeEvents().map(({ kind, id, atUs }) => [kind, id, atUs / 1_000]);
    expect(told).toContainEqual(['aborted', 1, 30]);
    expect(told).toContainEqual(['finished', 2, 40]);
    expect(told).not.toContainEqual(['finished', 1, expect.anything()]);
  });

  it('takes out at once who only waits', () => {
    const subject = engine({ slots: 1 });
    submitAll(subject, [{ outputTokens: 3 }, { outputTokens: 1 }]);
    subject.abort(2, 12_000);
    expect(subject.waitingCount).toBe(0);
    expect(endsMs(subject)).toEqual({ 1: 30 });
  });
});

describe('the cache', () => {
  it('preempts the newest when a block is missing, and lets it read everything again', () => {
    // Two blocks of four tokens: both start with two tokens of prompt, so one block each.
    const subject = engine({ kvTokens: 8, blockTokens: 4, prefillTokensPerSecond: 1_000 });
    submitAll(subject, [
      { promptTokens: 2, outputTokens: 4 },
      { promptTokens: 2, outputTokens: 4 },
    ]);
    /*
     * Step 1 reads 2 + 2 (10 + 4 ms) and yields a token each, step 2 (10 ms) one more: 4 tokens, full.
     * Step 3 needs two more blocks: the second goes. The first ends after steps 3 and 4: 44 ms.
     * Then the second reads its 4 tokens again (10 + 4 ms, third token) and ends with step 6: 68 ms.
     */
    expect(endsMs(subject)).toEqual({ 1: 44, 2: 68 });
    expect(subject.counters.preemptions).toBe(1);
  });

  it('refuses what would not fit alone', () => {
    const subject = engine({ kvTokens: 8, blockTokens: 4 });
    expect(() => {
      subject.submit({ id: 1, promptTokens: 5, outputTokens: 4 }, 0);
    }).toThrow(RangeError);
  });
});

const aSequence = fc.record({
  arrivalMs: fc.integer({ min: 0, max: 300 }),
  promptTokens: fc.integer({ min: 0, max: 60 }),
  outputTokens: fc.integer({ min: 1, max: 60 }),
});

const anEngine = fc.record({
  slots: fc.integer({ min: 1, max: 4 }),
  stepPerSequenceMs: fc.constantFrom(0, 0.05, 1),
  prefillTokensPerSecond: fc.constantFrom(500, 10_000, Number.POSITIVE_INFINITY),
  prefillChunkTokens: fc.constantFrom(7, 64),
  kvTokens: fc.constantFrom(128, 200, null),
});

/** Submits everything at its time; `lookMs` is how often somebody looks in between. */
function history(
  options: Partial<EngineOptions>,
  sequences: readonly { arrivalMs: number; promptTokens: number; outputTokens: number }[],
  lookMs: number,
) {
  const subject = engine(options);
  const byArrival = sequences
    .map((sequence, id) => ({ ...sequence, id }))
    .sort((a, b) => a.arrivalMs - b.arrivalMs || a.id - b.id);
  for (const { arrivalMs, ...spec } of byArrival) {
    subject.submit(spec, arrivalMs * 1_000);
  }
  for (let atUs = 0; subject.nextChangeUs() !== null; atUs += lookMs * 1_000)
    subject.runUntil(atUs);
  return { events: subject.takeEvents(), counters: { ...subject.counters } };
}

describe('whatever comes', () => {
  it('everything ends once, with all its tokens, and however often one looks', () => {
    fc.assert(
      fc.property(anEngine, fc.array(aSequence, { maxLength: 12 }), (options, sequences) => {
        const seldom = history(options, sequences, 1_000_000);
        expect(history(options, sequences, 1)).toEqual(seldom);
        const finished = seldom.events.filter(({ kind }) => kind === 'finished');
        expect(finished.map(({ id }) => id).sort((a, b) => a - b)).toEqual([...sequences.keys()]);
        const tokens = sequences.reduce((sum, { outputTokens }) => sum + outputTokens, 0);
        expect(seldom.counters.tokensGenerated).toBe(tokens);
      }),
      { numRuns: 60 },
    );
  });
});
