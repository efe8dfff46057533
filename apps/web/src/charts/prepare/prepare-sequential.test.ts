import { expect, it } from 'vitest';

import { prepareSequential } from './prepare-sequential.ts';

const interval = (low: number, high: number) => ({
  ...{ low, high, level: 0.95 },
  method: 'confidence-sequence-betting',
});

it('draws a dot with its bounds for every repeat, and where it was decided', () => {
  const model = prepareSequential({
    steps: [
      {
        ...{ repeat: 1, difference: 0.25, interval: interval(-0.25, 0.75) },
        isDecided: false,
        verdict: 'undecided',
      },
      {
        ...{ repeat: 2, difference: 0.25, interval: interval(0.125, 0.5) },
        isDecided: true,
        verdict: 'better',
      },
    ],
    ...{ decidedAt: 2, questions: 30, isUnderWay: false },
  });
  expect(model).toMatchObject({
    kind: 'chart',
    dots: [
      { repeat: 1, differencePoints: 25, whisker: [50, 50] },
      { repeat: 2, differencePoints: 25, whisker: [12.5, 25] },
    ],
    decidedAt: 2,
    xAxis: { ticks: [{ text: '1' }, { text: '2' }] },
    yAxis: { domain: [-40, 80] },
    table: {
      rows: [
        ['1', '+25.0', '−25.0', '+75.0', 'undecided'],
        ['2', '+25.0', '+12.5', '+50.0', 'better'],
      ],
    },
  });
});

it('is a gap before the first complete repeat', () => {
  const none = { steps: [], decidedAt: null, questions: 30, isUnderWay: true };
  expect(prepareSequential(none)).toMatchObject({ kind: 'gap' });
});
