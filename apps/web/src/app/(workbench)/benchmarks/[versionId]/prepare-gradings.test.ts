import { expect, it } from 'vitest';

import { makeGrading } from '../../../../testing/make-preview.ts';
import { prepareGrading } from './prepare-gradings.ts';

it.each([
  [{ isCurrent: true, madeCurrentAt: new Date(0) }, 'current', false],
  [{ madeCurrentAt: new Date(0) }, 'was current', true],
  [{}, 'never counted', true],
  [{ status: 'running', graded: 120 } as const, 'graded 40 %', false],
  // A sample came in after it was complete.
  [{ status: 'incomplete', graded: 299 } as const, 'lacks 1 sample', false],
])(
  'tells of a grading %o what it is and whether it can be the current one',
  (change, state, can) => {
    const row = prepareGrading(makeGrading(change));
    expect(row).toMatchObject({ state, canBeCurrent: can, href: '/gradings?ids=2' });
  },
);

it('says of the first grading that nobody asked for it', () => {
  expect(prepareGrading(makeGrading({ createdBy: null })).createdBy).toBe('with the run');
});
