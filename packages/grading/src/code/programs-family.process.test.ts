import { afterAll, describe, expect, it } from 'vitest';

import { lazySandbox } from '../sandbox/lazy-sandbox.ts';
import {
  exactProgram,
  failuresOf,
  gradeGoldReply,
  guessedProgram,
  mutantPrograms,
  programItems,
  referenceProgram,
} from './testing/program-replies.ts';

/** Four of each level: 32. */
const ITEMS_PER_LEVEL = 4;
const MUTANTS_OF_AN_ITEM = 3;

const sandboxes = lazySandbox({ level: 'auto', folder: null });

afterAll(() => sandboxes.close());

describe('a sample of the programs family, run', () => {
  const items = programItems('process', ITEMS_PER_LEVEL);
  const right = [...items.map(referenceProgram), ...items.map(exactProgram)];
  const mutants = items.flatMap((item) => mutantPrograms(item, MUTANTS_OF_AN_ITEM));
  const wrong = [...mutants, ...items.map(guessedProgram)];

  it('Python does what the interpreter does, and tells every program with one change and every constant', async () => {
    const failures = await failuresOf(await sandboxes.open(), [...right, ...wrong]);
    expect(failures.slice(0, right.length)).toEqual(right.map(() => 0));
    const untold = wrong.filter((_, place) => failures[right.length + place] === 0);
    expect(untold.map(({ source }) => source)).toEqual([]);
  });

  it('the own reply of an item is graded as correct, whatever its gold says', async () => {
    const sandbox = await sandboxes.open();
    for (const item of items.slice(-1)) {
      expect(await gradeGoldReply(sandbox, item)).toMatchObject({
        outcome: 'correct',
        doubts: [],
        detail: 'All 12 tests pass.',
      });
    }
  });
});
