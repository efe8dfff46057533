import { describe, expect, it } from 'vitest';

import { matrixOf } from '../../testing/length-worlds.ts';
import { capWarning } from './cap-warning.ts';

const rows = (correct: number, wrong: number, cutOff: number) => [
  Array.from({ length: correct }, () => ({ isCutOff: false })),
  Array.from({ length: wrong }, () => ({ isCutOff: false, verdict: 'incorrect' as const })),
  Array.from({ length: cutOff }, () => ({ isCutOff: true, verdict: 'incorrect' as const })),
];
/** One question: cells are exactly the samples. */
const run = (correct: number, wrong: number, cutOff: number) =>
  matrixOf([rows(correct, wrong, cutOff).flat()]);

describe('capWarning', () => {
  it('warns where the cut-off replies of the lower run could close the gap', () => {
    const comparison = capWarning(run(5, 2, 3), run(7, 3, 0), { first: 'SFT', second: 'RL' });
    // 5 + 3 of 10 is above 7 of 10.
    expect(comparison?.canReverse).toBe(true);
    expect(comparison?.first).toEqual({
      accuracyFraction: 0.5,
      bestFraction: 0.8,
      truncationRate: 0.3,
      unknown: 0,
    });
    expect(comparison?.warning).toBe(
      'The token limit can explain the gap of 20.0 points: it cut off 30.0 % of the replies of SFT and 0.0 % of those of RL; ' +
        'with a higher limit SFT could be anywhere from 50.0 % to 80.0 %.',
    );
  });

  it('names the lower run whichever of the two it is', () => {
    expect(capWarning(run(7, 3, 0), run(5, 2, 3))?.warning).toContain('the second could be');
  });

  it.each([
    ['they are too few', run(5, 4, 1), run(7, 3, 0)],
    ['only the higher run was cut off', run(5, 5, 0), run(7, 0, 3)],
    ['there is no gap', run(5, 2, 3), run(5, 5, 0)],
    ['nothing was cut off', run(5, 5, 0), run(7, 3, 0)],
  ])('does not warn where %s', (_, first, second) => {
    expect(capWarning(first, second)).toMatchObject({ canReverse: false, warning: null });
  });

  it('does not count a cut-off reply that was correct as one to be won', () => {
    const cutCorrect = matrixOf([
      [
        { isCutOff: true },
        { isCutOff: true, verdict: 'incorrect' },
        { isCutOff: null, verdict: 'incorrect' },
      ],
    ]);
    expect(capWarning(cutCorrect, cutCorrect)?.first).toEqual({
      accuracyFraction: 1 / 3,
      bestFraction: 2 / 3,
      truncationRate: 1,
      unknown: 1,
    });
  });

  it('is null without cells, and without a verdict', () => {
    expect(capWarning(matrixOf([]), run(1, 0, 0))).toBeNull();
    const lost = matrixOf([[{ isCutOff: true, verdict: null }]]);
    expect(capWarning(run(1, 0, 0), lost)).toBeNull();
  });
});
