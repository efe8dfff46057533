import { expect, it } from 'vitest';

import { addFlags } from './add-flags.ts';

it('adds the flags of several runs, in the order of their kinds, with five examples', () => {
  const added = addFlags([
    { kind: 'prompt_truncated', samples: 7, exampleIds: ['1', '2', '3', '4'] },
    { kind: 'repetition_loop', samples: 1, exampleIds: ['9'] },
    { kind: 'prompt_truncated', samples: 2, exampleIds: ['5', '6'] },
  ]);
  expect(added).toEqual([
    { kind: 'repetition_loop', samples: 1, exampleIds: ['9'] },
    { kind: 'prompt_truncated', samples: 9, exampleIds: ['1', '2', '3', '4', '5'] },
  ]);
  expect(addFlags([])).toEqual([]);
});
