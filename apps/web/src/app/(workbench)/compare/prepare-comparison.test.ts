import { describe, expect, it } from 'vitest';

import {
  makeComparedBenchmark,
  makeComparedCell,
  makeComparison,
} from '../../../testing/make-compared.ts';
import { prepareComparison } from './prepare-comparison.ts';

describe('a comparison', () => {
  it('counts verdicts over all benchmarks, and the equivalent ones where a delta was given', () => {
    const rows = [
      makeComparedBenchmark(),
      makeComparedBenchmark({ verdict: 'undecided' }),
      makeComparedBenchmark({ verdict: 'undecided' }),
    ];
    expect(prepareComparison(makeComparison(rows)).summary).toBe(
      'Better on 1, worse on 0, undecided on 2 of 3 benchmarks (Holm, 95 %)',
    );
    const unknown = makeComparedBenchmark({ verdict: null, difference: null, interval: null });
    expect(prepareComparison(makeComparison([unknown], { delta: 0.02 })).summary).toBe(
      'Better on 0, worse on 0, equivalent on 0, not comparable on 1, undecided on 0 of 1 benchmark (Holm, 95 %)',
    );
  });

  it('writes a row with its doubt', () => {
    const [row] = prepareComparison(makeComparison([makeComparedBenchmark()])).rows;
    expect(row).toMatchObject({
      ...{
        title: 'Maze',
        size: '30 questions × 3 repeats',
        difference: '+20.0',
        bounds: '+10.0 to +30.0',
      },
      first: {
        ...{ accuracy: '40.0', bounds: '25.0–55.0' },
        description:
          '40.0 % correct; 25.0–55.0 %, 95 % interval for new questions (wilson-design-effect); n = 30 questions × 3 repeats',
      },
      p: '0.002',
      pDescription: 'sign-flip; adjusted for 1 benchmark (Holm), alone 0.001',
      notes: [],
    });
  });

  it('tells different numbers of repeats apart', () => {
    const row = makeComparedBenchmark({ second: makeComparedCell({ repeats: 50 }) });
    expect(prepareComparison(makeComparison([row])).rows[0]?.size).toBe(
      '30 questions × 3 and 50 repeats',
    );
  });

  it('draws a gap with its reason for a run of which no sample has a verdict', () => {
    const accuracy = { value: null, interval: null, n: 0 };
    const row = makeComparedBenchmark({
      ...{ difference: null, interval: null, p: null, pAdjusted: null, test: null },
      ...{ verdict: null, verdictReason: 'Nothing was measured.' },
      second: makeComparedCell({ accuracy, withoutVerdict: { missing: 90, unscorable: 0 } }),
    });
    expect(prepareComparison(makeComparison([row])).rows[0]).toMatchObject({
      second: { accuracy: '—', bounds: 'no verdict' },
      ...{ difference: '—', bar: null, pDescription: 'Nothing was measured.' },
      notes: ['second: 90 samples missing'],
    });
  });

  it('draws nothing where nothing is shared', () => {
    const unknown = { difference: null, interval: null, p: null, pAdjusted: null, test: null };
    const row = makeComparedBenchmark({ ...unknown, verdict: null, questions: 0 });
    expect(prepareComparison(makeComparison([row])).rows[0]).toMatchObject({
      ...{ difference: '—', bounds: null, bar: null, p: '—' },
    });
  });

  it('says what counts as not correct without having been found incorrect, and what is to come', () => {
    const row = makeComparedBenchmark({
      first: makeComparedCell({ withoutVerdict: { missing: 1, unscorable: 4 } }),
      second: makeComparedCell({ status: 'running', repeatsUnderWay: 2 }),
      onlyInSecond: 3,
    });
    expect(prepareComparison(makeComparison([row])).rows[0]?.notes).toEqual([
      'first: 1 sample missing, not correct',
      'first: 4 unscorable, not correct',
      'second: running, 2 repeats still to come',
      '3 questions of one only left out',
    ]);
  });

  it('names what only one was measured on, and the narrower level of equivalence', () => {
    const model = prepareComparison(
      makeComparison([makeComparedBenchmark()], { delta: 0.02, onlyFirst: ['Sums', 'GPQA'] }),
    );
    expect(model.leftOut).toEqual(['Only A was measured on Sums, GPQA.']);
    expect(model.method).toContain('the 90 % interval lies within ± 2.0 points');
  });
});
