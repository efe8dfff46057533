import { describe, expect, it } from 'vitest';

import { hasFixtures } from '@assay/eval-core/testing/fixtures';

import { gradeProgram } from './grade-program.ts';
import type { HeldLevels } from './held-levels.ts';
import { readHumanEval } from './humaneval.ts';
import { mbppParams, readMbppRecord, readMbppTasks } from './mbpp-plus.ts';
import { asserted, limits, soon, squares, sums } from './small-tasks.ts';

/** What must be so at each of these levels; they are opened before the first claim is tried. */
export function claimOfLevels(title: string, levels: () => HeldLevels): void {
  describe(title, () => {
    it('judges each form both ways', async () => {
      for (const each of levels().sandboxes) {
        const verdicts = await Promise.all(
          [
            [squares, 'def f(x):\n    print("noise")\n    return x * x'],
            [squares, 'def f(x):\n    return x + x'],
            [sums, 'if __name__ == "__main__":\n    print(sum(map(int, input().split())))'],
            [sums, 'print(3)'],
            [asserted, 'def f(x):\n    return x ** 2'],
            [asserted, 'def f(x):\n    return 2 * x'],
          ].map(([params, source]) =>
            gradeProgram(each, { source: source as string, params: params as typeof squares }),
          ),
        );
        expect([each.level, ...verdicts.map(({ reason }) => reason)]).toEqual([
          each.level,
          ...['verified', 'wrong-answer', 'verified', 'wrong-answer', 'verified', 'wrong-answer'],
        ]);
        expect(new Set(verdicts.map(({ environment }) => environment))).toEqual(
          new Set([each.description]),
        );
      }
    });

    it.runIf(hasFixtures)('passes canonical solutions', async () => {
      const record = readMbppRecord();
      const mbpp = readMbppTasks()
        .filter((_, index) => index % 200 === 0)
        .map((task) => ({
          source: task.solution,
          params: { ...mbppParams(task, record), limits },
        }));
      const humanEval = readHumanEval().filter((_, index) => index % 60 === 0);
      const programs = [...mbpp, ...humanEval.map(({ continuation }) => continuation)];
      for (const each of levels().sandboxes) {
        const verdicts = await Promise.all(programs.map((program) => gradeProgram(each, program)));
        const details = verdicts.map(({ reason, detail }) =>
          reason === 'verified' ? reason : detail,
        );
        expect([each.level, ...details]).toEqual([each.level, ...programs.map(() => 'verified')]);
      }
    });

    it('goes on behind an endless loop', async () => {
      for (const each of levels().sandboxes) {
        const source = 'def f(x):\n    while x == 2:\n        pass\n    return x * x';
        expect(
          await gradeProgram(each, { source, params: { ...squares, limits: soon } }),
        ).toMatchObject({
          outcome: 'incorrect',
          checks: { 'test 1': true, 'test 2': false, 'test 3': true },
          detail: '2 of 3 tests pass; test 2: over 2 s',
        });
      }
    });
  });
}
