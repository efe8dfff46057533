import { afterAll, describe, expect, it } from 'vitest';

import { readPythonValue } from '@assay/eval-core/code/read-python-value';
import { hasFixtures } from '@assay/eval-core/testing/fixtures';
import type { Verdict } from '@assay/eval-core/verdict';

import { lazySandbox } from '../sandbox/lazy-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { gradeProgram, type GradedProgram } from './testing/grade-program.ts';
import { readHumanEval } from './testing/humaneval.ts';
import { mbppParams, readMbppRecord, readMbppTasks } from './testing/mbpp-plus.ts';

/** Every n-th task: 20 of HumanEval, 20 of MBPP+, and 10 of those on standard input. */
const STEP = { humanEval: 8, mbpp: 21, stdio: 42 };
/** Machines that run tests are loaded. */
const LIMITS = { timeMs: 20_000 };

const sandboxes = lazySandbox({ level: 'auto', folder: null });

afterAll(() => sandboxes.close());

function every<T>(items: readonly T[], step: number): T[] {
  return items.filter((_, index) => index % step === 0);
}

function gradeAll(sandbox: Sandbox, programs: readonly GradedProgram[]): Promise<Verdict[]> {
  return Promise.all(
    programs.map(({ params, ...program }) =>
      gradeProgram(sandbox, { ...program, params: { ...params, limits: LIMITS } }),
    ),
  );
}

function outcomesOf(verdicts: readonly Verdict[]) {
  return verdicts.map(({ outcome, detail }) => (outcome === 'correct' ? 'correct' : detail));
}

const allCorrect = (count: number) => Array<string>(count).fill('correct');

function mbppPrograms(step: number): GradedProgram[] {
  const record = readMbppRecord();
  return every(readMbppTasks(), step).flatMap((task) => {
    const params = mbppParams(task, record);
    return params === null ? [] : [{ source: task.solution, params }];
  });
}

/** Tasks of MBPP+ whose outputs are single words or numbers, as programs that read and print. */
function stdioPrograms(step: number): GradedProgram[] {
  const record = readMbppRecord();
  return every(readMbppTasks(), step).flatMap(({ id, entryPoint, solution, inputs }) => {
    const tests = inputs
      .map((input, index) => ({
        input: `[${input.join(', ')}]\n`,
        text: record.outputs[id]?.[index],
      }))
      .map(({ input, text }) => ({ input, output: readPythonValue(text ?? '[]') }))
      .flatMap(({ input, output }) =>
        typeof output === 'bigint' || typeof output === 'boolean'
          ? [{ input, output: String(output) }]
          : [],
      )
      .slice(0, 2);
    const source = `import json\n${solution}\nprint(json.dumps(${entryPoint}(*json.loads(input()))))`;
    return tests.length === 0 ? [] : [{ source, params: { form: 'stdio', tests } }];
  });
}

describe.runIf(hasFixtures)('a sample of the code corpus', () => {
  it('passes canonical solutions of every form at the strongest level, and fails stubs', async () => {
    const sandbox = await sandboxes.open();
    const humanEval = every(readHumanEval(), STEP.humanEval);
    const canonical = [
      ...humanEval.map(({ continuation, whole }, index) => (index % 2 ? whole : continuation)),
      ...mbppPrograms(STEP.mbpp),
      ...stdioPrograms(STEP.stdio),
    ];
    const stubs = every(humanEval, 2).map(({ stub }) => stub);
    expect(canonical.length + stubs.length).toBeGreaterThanOrEqual(55);
    expect(outcomesOf(await gradeAll(sandbox, canonical))).toEqual(allCorrect(canonical.length));
    const verdicts = await gradeAll(sandbox, stubs);
    expect(verdicts.map(({ reason }) => reason)).toEqual(stubs.map(() => 'wrong-answer'));
  });
});
