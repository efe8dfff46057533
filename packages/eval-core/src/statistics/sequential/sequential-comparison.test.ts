import { describe, expect, it } from 'vitest';

import { matrixOf } from '../../testing/planning-worlds.ts';
import { sequentialAccuracy } from './sequential-accuracy.ts';
import {
  compareRepeat,
  sequentialComparison,
  sequentialDecision,
  startComparison,
} from './sequential-comparison.ts';

const eight = 8;
const allWrong = Array.from({ length: eight }, () => '0'.repeat(12));
const allRight = Array.from({ length: eight }, () => '1'.repeat(12));

describe('sequentialComparison', () => {
  it('decides soon where one is always right and the other never', () => {
    const { steps, decidedAt } = sequentialComparison(matrixOf(allWrong), matrixOf(allRight));
    expect(steps).toHaveLength(12);
    expect(decidedAt).toBe(1);
    expect(steps.at(-1)).toMatchObject({ difference: 1, isDecided: true, verdict: 'better' });
    expect(steps.at(-1)?.interval.high).toBe(1);
    const mirrored = sequentialComparison(matrixOf(allRight), matrixOf(allWrong));
    expect(mirrored.steps.at(-1)?.verdict).toBe('worse');
  });

  it('is the other way round when the two change places', () => {
    const first = matrixOf(['1011', '0010', '1111', '0100']);
    const second = matrixOf(['1111', '0111', '1011', '1100']);
    const there = sequentialComparison(first, second).steps.at(-1);
    const back = sequentialComparison(second, first).steps.at(-1);
    expect(back?.difference).toBeCloseTo(-(there?.difference ?? NaN), 12);
    expect(back?.interval.low).toBeCloseTo(-(there?.interval.high ?? NaN), 9);
    expect(back?.interval.high).toBeCloseTo(-(there?.interval.low ?? NaN), 9);
  });

  it('does not decide between a checkpoint and itself, or finds them equivalent when asked', () => {
    const half = matrixOf(Array.from({ length: 40 }, () => '1010101010101010101010101010'));
    expect(sequentialComparison(half, half).decidedAt).toBeNull();
    const { steps, decidedAt } = sequentialComparison(half, half, { delta: 0.1 });
    expect(decidedAt).not.toBeNull();
    expect(steps.at(-1)).toMatchObject({ verdict: 'equivalent', isDecided: true });
    expect(steps[0]).toMatchObject({ verdict: 'undecided', isDecided: false });
  });

  it('waits for a repeat that is not complete, unless the run is finished', () => {
    const first = matrixOf(['10.1', '1111']);
    const second = matrixOf(['1111', '1111']);
    expect(sequentialComparison(first, second).steps).toHaveLength(2);
    const finished = sequentialComparison(first, second, { isFinished: true }).steps;
    // Missing is not correct then: 7 − 2 of 8 cells.
    expect(finished).toHaveLength(4);
    expect(finished.at(-1)?.difference).toBeCloseTo(2 / 8, 12);
  });

  it('decides nothing against a run of which no sample has a verdict', () => {
    const alike = Array<string>(20).fill('1111');
    const lost = Array<string>(20).fill('....');
    const finished = { isFinished: true };
    expect(sequentialComparison(matrixOf(alike), matrixOf(lost), finished).steps).toEqual([]);
    expect(sequentialAccuracy(matrixOf(lost), finished)).toEqual([]);
  });

  it('compares the questions that both have', () => {
    const compared = sequentialComparison(matrixOf(['11', '00', '10']), matrixOf(['11']));
    expect(compared).toMatchObject({ questions: 1, onlyInFirst: 2, onlyInSecond: 0 });
    const nothing = sequentialComparison(matrixOf(['11']), matrixOf([]));
    expect(nothing).toMatchObject({ steps: [], decidedAt: null, questions: 0 });
  });

  it('refuses a delta of nothing', () => {
    expect(() => startComparison(5, { delta: 0 })).toThrow(RangeError);
    expect(() => startComparison(0)).toThrow(RangeError);
    expect(() => startComparison(5, { level: 1 })).toThrow(RangeError);
  });
});

describe('sequentialDecision', () => {
  it('goes on from stored state as if it had never been stored', () => {
    const repeats = [
      { first: [0, 1, 0, 0, 1], second: [1, 1, 1, 0, 1] },
      { first: [0, 0, 0, 0, 1], second: [1, 1, 1, 1, 1] },
      { first: [0, 1, 0, 0, 0], second: [1, 1, 0, 1, 1] },
    ];
    let kept = startComparison(5);
    let stored = startComparison(5);
    for (const { first, second } of repeats) {
      kept = compareRepeat(kept, first, second);
      stored = JSON.parse(JSON.stringify(compareRepeat(stored, first, second))) as typeof stored;
    }
    expect(sequentialDecision(stored)).toEqual(sequentialDecision(kept));
    expect(sequentialDecision(kept)).toMatchObject({ repeat: 3 });
    expect(sequentialDecision(kept)?.difference).toBeCloseTo((13 - 4) / 15, 12);
  });

  it('is nothing before the first repeat, and refuses half a repeat', () => {
    expect(sequentialDecision(startComparison(3))).toBeNull();
    expect(() => compareRepeat(startComparison(3), [1, 0, 1], [1, 0])).toThrow(RangeError);
  });
});

describe('sequentialAccuracy', () => {
  it('is no surer at the first look than Hoeffding’s bound allows, and stays in 0…1', () => {
    const steps = sequentialAccuracy(matrixOf(allRight));
    expect(steps).toHaveLength(12);
    for (const { accuracy, interval, repeat } of steps) {
      expect(accuracy).toBe(1);
      expect(interval.high).toBe(1);
      // If every chance were `low`, all right has the chance low^n; the interval must not exclude what has 2.5 %.
      expect(interval.low).toBeLessThanOrEqual(0.025 ** (1 / (eight * repeat)));
    }
  });

  it('holds the accuracy', () => {
    const last = sequentialAccuracy(matrixOf(['1011', '0010', '1111', '0100'])).at(-1);
    expect(last?.accuracy).toBeCloseTo(9 / 16, 12);
    expect(last?.interval.low).toBeLessThan(9 / 16);
    expect(last?.interval.high).toBeGreaterThan(9 / 16);
  });

  it('is empty without items', () => {
    expect(sequentialAccuracy(matrixOf([]))).toEqual([]);
  });
});
