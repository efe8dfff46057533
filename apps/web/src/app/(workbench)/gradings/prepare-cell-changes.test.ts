import { describe, expect, it } from 'vitest';

import { makeCell, makeScore } from '../../../testing/make-cell.ts';
import { makePreview } from '../../../testing/make-preview.ts';
import { makeVariant } from '../../../testing/make-variant.ts';
import { prepareCellChange } from './prepare-cell-changes.ts';

describe('a cell before and after', () => {
  it('gives each figure with its interval, and their difference in points', () => {
    const { rows, unscorable } = prepareCellChange(
      makePreview({
        before: makeCell({ unscorable: 0 }, { estimateFraction: 0.637 }),
        after: makeCell({ unscorable: 17 }, { estimateFraction: 0.306 }),
      }),
    );
    expect(rows).toMatchObject([
      {
        name: 'Accuracy',
        before: { estimate: '63.7', bounds: '30.0–70.0' },
        after: { estimate: '30.6', bounds: '30.0–70.0' },
        difference: '−33.1',
      },
    ]);
    expect(unscorable).toEqual({ before: '0', after: '17', difference: '+17' });
  });

  it.each([
    [0.5, 0.513, '+1.3'],
    [0.5, 0.4999, '−0.01'],
    [0.5, 0.5, '0.0'],
  ])('writes %d → %d as %s', (from, to, difference) => {
    const { rows } = prepareCellChange(
      makePreview({
        before: makeCell({}, { estimateFraction: from }),
        after: makeCell({}, { estimateFraction: to }),
      }),
    );
    expect(rows[0]?.difference).toBe(difference);
  });

  it('names the prompts of a run that asked otherwise', () => {
    const variant = makeVariant({ isOwnSystemMessage: false });
    const { checkpoint } = prepareCellChange(makePreview({ before: makeCell({ variant }) }));
    expect(checkpoint).toBe('solver:guess, no system message');
    expect(prepareCellChange(makePreview()).checkpoint).toBe('solver:guess');
  });

  it('keeps a score that only one of the two graders gives, with a gap and no difference', () => {
    const { rows } = prepareCellChange(
      makePreview({
        before: makeCell({ scores: [makeScore('recall')] }),
        after: makeCell({ scores: [makeScore('precision', { estimateFraction: 0.8 })] }),
      }),
    );
    expect(rows.slice(1)).toMatchObject([
      { name: 'precision', before: null, after: { estimate: '80.0' }, difference: '—' },
      { name: 'recall', before: { estimate: '50.0' }, after: null, difference: '—' },
    ]);
  });

  it('draws what is not known yet as a gap, never as 0', () => {
    const { rows, unscorable } = prepareCellChange(makePreview({ after: null }));
    expect(rows[0]).toMatchObject({ after: null, difference: '—' });
    expect(unscorable).toMatchObject({ after: '—', difference: '—' });
  });
});
