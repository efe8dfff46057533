import { describe, expect, it } from 'vitest';

import { makePreview } from '../../../testing/make-preview.ts';
import { preparePreview } from './prepare-preview.ts';

const changes = [
  { from: 'correct', to: 'correct', samples: 250 },
  { from: 'correct', to: 'unscorable', samples: 2 },
  { from: 'incorrect', to: 'correct', samples: 10 },
  { from: 'incorrect', to: 'incorrect', samples: 38 },
] as const;

describe('what a re-grading would change', () => {
  it('is told in one sentence, and as a matrix from old to new', () => {
    const { headline, caveat, matrix } = preparePreview({
      gradings: [makePreview({ changes: [...changes] })],
      rankMoves: [],
      uncountedGradingIds: [],
    });
    expect(headline).toBe('12 of 300 verdicts change (4.0 %).');
    expect(caveat).toBeNull();
    expect(matrix.map(({ cells, total }) => [...cells.map(({ text }) => text), total])).toEqual([
      ['250', '0', '2', '252'],
      ['10', '38', '0', '48'],
      ['0', '0', '0', '0'],
    ]);
    expect(matrix[0]?.cells.map(({ kind }) => kind)).toEqual(['same', 'none', 'changed']);
  });

  it('adds up over all runs that are looked at', () => {
    const one = makePreview({ changes: [...changes] });
    const { headline, graded } = preparePreview({
      gradings: [one, one],
      rankMoves: [],
      uncountedGradingIds: [],
    });
    expect(headline).toBe('24 of 600 verdicts change (4.0 %).');
    expect(graded).toBe(600);
  });

  it('says of a part that it is one, and how sure it is of the whole', () => {
    const part = makePreview(
      {
        changes: [{ from: 'correct', to: 'incorrect', samples: 1 }],
        changedInterval: { lowFraction: 0.05, highFraction: 0.5, level: 0.95 },
        after: null,
      },
      { status: 'running', graded: 1 },
    );
    const model = preparePreview({ gradings: [part], rankMoves: null, uncountedGradingIds: null });
    expect(model).toMatchObject({
      headline: '1 of 1 verdict changes so far (100.0 %).',
      isComplete: false,
      graded: 1,
      samples: 300,
    });
    expect(model.caveat).toContain('For the whole run: 5.0–50.0 %, 95 % interval.');
  });

  it.each([
    [[], 'Nothing is graded yet.'],
    [[{ from: 'correct', to: 'correct', samples: 9 } as const], 'None of 9 verdicts changes.'],
  ])('never takes nothing for a change', (own, headline) => {
    const preview = {
      gradings: [makePreview({ changes: own })],
      rankMoves: [],
      uncountedGradingIds: [],
    };
    expect(preparePreview(preview).headline).toBe(headline);
  });
});
