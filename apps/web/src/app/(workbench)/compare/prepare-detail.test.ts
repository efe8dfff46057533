import { describe, expect, it } from 'vitest';

import { makeComparedRuns } from '../../../testing/make-compared-runs.ts';
import { makeComparedBenchmark } from '../../../testing/make-compared.ts';
import { prepareDetail } from './prepare-detail.ts';

const names = { first: 'A', second: 'B' };

function prepare(
  detail: Parameters<typeof makeComparedRuns>[0] = {},
  row: Parameters<typeof makeComparedBenchmark>[0] = {},
) {
  return prepareDetail({
    ...{ names, benchmarks: 9 },
    row: makeComparedBenchmark(row),
    detail: makeComparedRuns(detail),
  });
}

describe('the detail of a comparison', () => {
  it('tells both p values, and one where there is one benchmark', () => {
    expect(prepare().decision).toBe(
      'As it is. p = 0.001 for this benchmark alone (sign-flip), 0.002 adjusted for 9 benchmarks (Holm).',
    );
    const alone = prepareDetail({
      ...{ names, benchmarks: 1, detail: makeComparedRuns() },
      row: makeComparedBenchmark({ p: 0.0001, pAdjusted: 0.0001 }),
    });
    expect(alone.decision).toBe('As it is. p < 0.001 (sign-flip).');
  });

  it('gives every fact its interval, method and n', () => {
    expect(prepare().facts).toMatchObject([
      { value: '+20.0', detail: '+10.0 to +30.0; 95 %, paired-t-newcombe; 30 questions' },
      { value: '× 1.50', detail: '1.20–1.80; 95 %, t-of-logarithms; 30 questions' },
      { value: '90.0', detail: '70.0–97.0; 95 %, wilson-design-effect; 30 questions' },
      { value: '15.0', detail: '0.0–50.0; 95 %, wilson-pairs; 9 pairs of repeats' },
      { value: '0.0, 0.0', detail: 'not enough to turn the order' },
    ]);
  });

  it('warns of settings that differ', () => {
    const setting = { name: 'max tokens', first: '4096', second: '512' };
    expect(prepare({ differingSettings: [setting] }).warnings).toEqual([
      'They were not asked alike, which may explain a difference. max tokens: 4096 against 512.',
    ]);
  });

  it('warns of the token limit, of another mix of items and of missing samples', () => {
    const overall = { value: 0.1, interval: null, n: 10 };
    const check = {
      ...{ overall, standardised: overall, slices: {}, onlyInOne: [] },
      ...{ isReversed: false, changesSign: true, warning: 'The mix turns it.' },
    };
    const warning = 'The limit can explain it.';
    const bounds = { accuracyFraction: 0.5, bestFraction: 0.9, truncationRate: 0.4, unknown: 0 };
    const model = prepare({
      cap: { first: bounds, second: bounds, canReverse: true, warning },
      simpson: { level: check, topic: { ...check, warning: null } },
      withoutVerdict: {
        first: { missing: 2, unscorable: 0 },
        second: { missing: 0, unscorable: 0 },
      },
    });
    expect(model.warnings).toEqual([
      warning,
      'By level: The mix turns it.',
      '2 samples of the first and 0 of the second are missing and count as not correct.',
    ]);
  });

  it('knows no wrong order where there is no order', () => {
    const none = { value: null, interval: null, n: 9 };
    const { oneRunEach } = makeComparedRuns();
    expect(prepare({ oneRunEach: { ...oneRunEach, wrongOrder: none } }).wrongOrder).toContain(
      'the same mean',
    );
  });

  it('does not take two without a repeat for equal', () => {
    const none = { value: null, interval: null, n: 0 };
    const { oneRunEach } = makeComparedRuns();
    expect(prepare({ oneRunEach: { ...oneRunEach, wrongOrder: none } }).wrongOrder).toBe(
      'There is no repeat of both to hold against each other yet.',
    );
  });

  it('says when it was decided, or that it is not', () => {
    const interval = { low: -0.1, high: 0.3, level: 0.95, method: 'confidence-sequence-betting' };
    const step = {
      ...{ repeat: 1, difference: 0.1, interval },
      isDecided: false,
      verdict: 'undecided' as const,
    };
    const open = { steps: [step], decidedAt: null, questions: 30, isUnderWay: true };
    expect(prepare({ sequential: open }).sequential).toBe(
      'After 1 complete repeat of both the difference on these questions is not decided; look again after the next repeat.',
    );
    const decided = { ...step, repeat: 4, isDecided: true, verdict: 'better' as const };
    expect(
      prepare({ sequential: { ...open, steps: [step, decided], decidedAt: 4 } }).sequential,
    ).toBe(
      'Decided after 4 repeats: the second is better on these questions. The verdict above is about new ones like them.',
    );
  });
});
