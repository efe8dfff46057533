import { describe, expect, it } from 'vitest';

import { makePreview } from '../../../testing/make-preview.ts';
import { changeTabs } from './prepare-changes.ts';

const preview = makePreview(
  {
    changes: [
      { from: 'incorrect', to: 'correct', samples: 1200 },
      { from: 'correct', to: 'correct', samples: 5 },
      { from: 'correct', to: 'incorrect', samples: 3 },
    ],
    changedSamples: 1203,
  },
  { id: 9 },
);

describe('views of the samples that change', () => {
  it('are one for all and one for each change that occurs, in a fixed order, with their counts', () => {
    const tabs = changeTabs(preview, { ids: '9' });
    expect(tabs.map(({ label, count }) => `${label}: ${count ?? ''}`)).toEqual([
      'All: 1,203',
      'correct → incorrect: 3',
      'incorrect → correct: 1,200',
    ]);
    expect(tabs.map(({ current }) => current)).toEqual([true, false, false]);
  });

  it('have addresses of their own', () => {
    const tabs = changeTabs(preview, { ids: '9.10', from: 'correct', to: 'incorrect' });
    expect(tabs[1]).toMatchObject({
      current: true,
      href: '/gradings?ids=9.10&show=9&from=correct&to=incorrect',
    });
  });
});
