import { describe, expect, test } from 'vitest';

import type { ShownTeachableItem, Teachable } from '@assay/contracts/teachable';
import { TEACHABLE_REASONS } from '@assay/eval-core/teachable/choice';

import { methodLine, prepareTeachableRow, prepareTotals } from './prepare-teachable.ts';

const estimate = (value: number | null, bounds?: [number, number]) => ({
  value,
  n: 8,
  interval: bounds ? { low: bounds[0], high: bounds[1], level: 0.95, method: 'some-method' } : null,
});

const item: ShownTeachableItem = {
  item: 'maze-7',
  isShared: true,
  proxy: { answer: '42', votes: 4, samples: 5, margin: 0.6, isTie: false },
  agreement: estimate(0.5, [0.157, 0.843]),
  agreementByWeak: [],
  strongAgreement: estimate(1, [0.63, 1]),
  gap: estimate(-0.05, [-0.3, 0.2]),
  isKept: false,
  reason: 'small-gap',
};

const teachable: Teachable = {
  strong: {
    runId: 1,
    checkpointName: 'strong',
    status: 'completed',
    repeats: 5,
    repeatsUnderWay: 0,
  },
  weak: [{ runId: 2, checkpointName: 'weak', status: 'running', repeats: 2, repeatsUnderWay: 3 }],
  truth: 'gold',
  thresholds: { weakLow: 0.1, weakHigh: 0.8, minimumGap: 0.1, minimumMargin: 0.2 },
  answerEquality: { kind: 'math', questionsByText: 2, because: 'worker' },
  totals: {
    items: 40,
    kept: 30,
    byReason: {
      ...(Object.fromEntries(TEACHABLE_REASONS.map((reason) => [reason, 0])) as Record<
        (typeof TEACHABLE_REASONS)[number],
        number
      >),
      kept: 30,
      'too-easy': 9,
      'too-hard': 1,
    },
    keptPrivate: 2,
    onlyInWeak: 0,
  },
  histogram: [],
  items: [item],
  listed: 1,
};

describe('an item', () => {
  test('shows every share with its interval and n', () => {
    const row = prepareTeachableRow(item);
    expect(row).toMatchObject({ votes: '4 of 5', margin: '60', reason: 'Gap too small' });
    expect(row.agreement.value).toBe('50.0');
    expect(row.agreement.bounds).toBe('15.7–84.3');
    expect(row.agreement.bar.description).toBe(
      '50.0 % of the weak samples agree; 15.7–84.3 with 95 % confidence (some-method); 8 samples.',
    );
  });

  test('has bounds that cannot be misread where one is negative', () => {
    expect(prepareTeachableRow(item).gap).toMatchObject({ value: '−5.0', bounds: '−30.0 to 20.0' });
  });

  test('has a gap with its reason where a share is not known, and no proxy answer where tied', () => {
    const row = prepareTeachableRow({
      ...item,
      proxy: { ...item.proxy, isTie: true },
      agreement: estimate(null),
    });
    expect(row.agreement).toMatchObject({ value: '—', bounds: null });
    expect(row.agreement.bar.reason).toBe('Nothing can be taken for true here.');
    expect(row.proxy).toBeNull();
  });
});

describe('the totals', () => {
  test('name the reasons that occur, and what no file has', () => {
    expect(prepareTotals(teachable)).toEqual({
      kept: '30',
      keptOf: 'of 40 items (75.0 %)',
      leftOut: [
        { reason: 'Too hard for the weak', items: '1' },
        { reason: 'Too easy for the weak', items: '9' },
      ],
      notes: [
        '2 kept items may not be shared: no file has them.',
        'weak is under way: 2 complete repeats counted, 3 to come.',
      ],
    });
  });
});

test('the totals say by which rule answers are the same where they decide', () => {
  const { notes } = prepareTotals({ ...teachable, truth: 'plurality' });
  expect(notes[0]).toBe(
    'Wrong answers to 2 questions are the same where their texts are: no worker was there to compare them.',
  );
});

test('the method line names the methods as the docs do', () => {
  expect(methodLine(teachable)).toContain('95 %, some-method for shares and some-method for gaps');
  expect(methodLine({ items: [], truth: 'plurality' })).not.toContain('Intervals');
});
