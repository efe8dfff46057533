import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { lazySandbox } from '../sandbox/lazy-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import {
  exactProgram,
  failuresOf,
  gradeGoldReply,
  guessedProgram,
  mutantPrograms,
  programItems,
  referenceProgram,
} from './testing/program-replies.ts';

/** 250 of each level: 2,000, and four of each that are graded as replies. */
const ITEMS_PER_LEVEL = 250;
const GRADED_PER_LEVEL = 4;
const MUTANTS_OF_AN_ITEM = 3;

const sandboxes = lazySandbox({ level: 'auto', folder: null });
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await sandboxes.open();
});

afterAll(() => sandboxes.close());

describe('2,000 items of the programs family, run', () => {
  const items = programItems('slow', ITEMS_PER_LEVEL);
  const none = items.map(() => 0);

  it('the reference programs pass', async () => {
    expect(await failuresOf(sandbox, items.map(referenceProgram))).toEqual(none);
  });

  it('the programs of the exact solver pass', async () => {
    expect(await failuresOf(sandbox, items.map(exactProgram))).toEqual(none);
  });

  it('programs with one change, and constants, fail', async () => {
    const mutants = items.flatMap((item) => mutantPrograms(item, MUTANTS_OF_AN_ITEM));
    const wrong = [...mutants, ...items.map(guessedProgram)];
    const failures = await failuresOf(sandbox, wrong);
    expect(mutants.length).toBeGreaterThan(items.length);
    expect(wrong.filter((_, place) => failures[place] === 0).map(({ source }) => source)).toEqual(
      [],
    );
  });

  it('the own replies are graded as correct', async () => {
    const replied = programItems('graded', GRADED_PER_LEVEL);
    const verdicts = await Promise.all(replied.map((item) => gradeGoldReply(sandbox, item)));
    expect(verdicts.map(({ outcome, detail }) => ({ outcome, detail }))).toEqual(
      replied.map(() => ({ outcome: 'correct', detail: 'All 12 tests pass.' })),
    );
  });
});
