import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hasFixtures } from '@assay/eval-core/testing/fixtures';

import { lazySandbox } from '../sandbox/lazy-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { gradeProgram } from './testing/grade-program.ts';
import { readRecords, recipePrograms } from './testing/recipe-programs.ts';

/** Machines that run tests are loaded. */
const LIMITS = { timeMs: 30_000 };
const HUMANEVAL_PLUS = 'data/humaneval_plus/HumanEvalPlus.dev-2023-04-17.jsonl';
const MBPP_PLUS = 'data/mbpp_plus/MbppPlus.dev-2023-11-14.jsonl.gz';

const sandboxes = lazySandbox({ level: 'auto', folder: null });
let sandbox: Sandbox;

beforeAll(async () => {
  if (hasFixtures) sandbox = await sandboxes.open();
});

afterAll(() => sandboxes.close());

/** The keys of the items whose program does not end as it should, each with the reason. */
async function surprises(
  name: string,
  file: string,
  { role, expected }: { role: 'canonical' | 'stub'; expected: 'correct' | 'incorrect' },
): Promise<string[]> {
  const programs = recipePrograms(name, readRecords(file));
  const verdicts = await Promise.all(
    programs.map(({ [role]: program }) =>
      gradeProgram(sandbox, { ...program, params: { ...program.params, limits: LIMITS } }),
    ),
  );
  return verdicts.flatMap(({ outcome, detail }, index) =>
    outcome === expected ? [] : [`${programs[index]?.key}: ${detail}`],
  );
}

const CANONICAL = { role: 'canonical', expected: 'correct' } as const;
const STUB = { role: 'stub', expected: 'incorrect' } as const;

describe.runIf(hasFixtures)('items that recipes make of code benchmarks', () => {
  it('accept the solutions of HumanEval+, but for one that the file leaves empty', async () => {
    const wrong = await surprises('humaneval-plus', HUMANEVAL_PLUS, CANONICAL);
    expect(wrong.map((one) => one.split(':', 1)[0])).toEqual(['HumanEval/20']);
  });

  it('accept the solutions of MBPP+: at least 415 of 420', async () => {
    const wrong = await surprises('mbpp-plus', MBPP_PLUS, CANONICAL);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(5);
  });

  it('refuse functions that return nothing', async () => {
    expect(await surprises('humaneval-plus', HUMANEVAL_PLUS, STUB)).toEqual([]);
    expect(await surprises('mbpp-plus', MBPP_PLUS, STUB)).toEqual([]);
  });
});
