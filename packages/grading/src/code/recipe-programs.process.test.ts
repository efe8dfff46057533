import { afterAll, describe, expect, it } from 'vitest';

import { hasFixtures } from '@assay/eval-core/testing/fixtures';

import { lazySandbox } from '../sandbox/lazy-sandbox.ts';
import { gradeProgram } from './testing/grade-program.ts';
import { readRecords, recipePrograms } from './testing/recipe-programs.ts';

const sandboxes = lazySandbox({ level: 'auto', folder: null });

afterAll(() => sandboxes.close());

/** A function called "check", sets as lists, tuples as lists, matches of patterns, names that only a contract defines. */
const KEYS = ['2', '56', '255', '737', 'HumanEval/67', 'HumanEval/115', 'HumanEval/144'];

describe.runIf(hasFixtures)('items that recipes make of early files', () => {
  it('accept the reference solution and refuse a function that returns nothing', async () => {
    const sandbox = await sandboxes.open();
    const programs = [
      ...recipePrograms(
        'mbpp-plus',
        readRecords('data/mbpp_plus/MbppPlus.dev-2023-11-14.jsonl.gz'),
      ),
      ...recipePrograms(
        'humaneval-plus',
        readRecords('data/humaneval_plus/HumanEvalPlus.dev-2023-04-17.jsonl'),
      ),
    ].filter(({ key }) => KEYS.includes(key));
    expect(programs).toHaveLength(KEYS.length);
    const verdicts = await Promise.all(
      programs.flatMap(({ canonical, stub }) =>
        [canonical, stub].map((program) => gradeProgram(sandbox, program)),
      ),
    );
    expect(
      verdicts.map(({ reason, detail }) =>
        reason === 'verified' ? reason : [reason, detail?.slice(0, 30)],
      ),
    ).toEqual(
      programs.flatMap(() => ['verified', ['wrong-answer', '0 of 1 tests pass; test 1: not']]),
    );
  });
});
