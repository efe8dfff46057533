import { expect, it } from 'vitest';

import { comparedDocument } from './compared-document.ts';
import { sampleMatrix, type SampleMatrix } from './sample-matrix.ts';

/** A letter a repeat, by item: c correct, else incorrect. */
function matrixOf(rows: Record<string, string>): SampleMatrix {
  return sampleMatrix(
    Object.entries(rows).flatMap(([item, letters]) =>
      [...letters].map((letter, repeat) => ({
        ...{
          item,
          repeat,
          verdict: letter === 'c' ? ('correct' as const) : ('incorrect' as const),
        },
        ...{ answer: null, tokens: null, thinkingTokens: null, isCutOff: null, attributes: {} },
      })),
    ),
  );
}

it('holds single runs against each other on the questions that both were asked', () => {
  const first = matrixOf({ shared: 'ci', easy: 'cc', easier: 'cc' });
  const second = matrixOf({ shared: 'cc', hard: 'ii' });
  // On the shared question the runs have 1 and 0 against 1 and 1; over all, 1 and 2/3 against 1/2 twice.
  expect(comparedDocument(first, second).oneRunEach).toMatchObject({
    firstBeatsSecond: { value: 0, n: 4 },
    tie: { value: 0.5 },
    secondBeatsFirst: { value: 0.5 },
  });
});

it('says nothing of single runs where no question is shared', () => {
  const { oneRunEach } = comparedDocument(matrixOf({ a: 'ci' }), matrixOf({ b: 'cc' }));
  const unknown = { value: null, interval: null, n: 0 };
  expect(oneRunEach).toEqual({
    ...{ firstBeatsSecond: unknown, tie: unknown },
    ...{ secondBeatsFirst: unknown, wrongOrder: unknown },
  });
});
