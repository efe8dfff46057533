import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hasFixtures } from '@assay/eval-core/testing/fixtures';

import { lazySandbox } from '../sandbox/lazy-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { gradeProgram, type GradedProgram } from './testing/grade-program.ts';
import { readHumanEval } from './testing/humaneval.ts';
import { mbppParams, readMbppRecord, readMbppTasks } from './testing/mbpp-plus.ts';
import { differingMutants } from './testing/mutants.ts';

const MUTANTS = 1_000;
const MUTANTS_OF_A_TASK = 5;
/** Enough to tell, and short enough for thousands of runs. */
const MUTANT_INPUTS = 20;
/** Mutants run without end, and solutions may have to wait for a processor. */
const MUTANT_LIMITS = { timeMs: 3_000 };
const LIMITS = { timeMs: 30_000 };
const SEED = 20_231_114;

const sandboxes = lazySandbox({ level: 'auto', folder: null });
let sandbox: Sandbox;

beforeAll(async () => {
  if (hasFixtures) sandbox = await sandboxes.open();
});

afterAll(() => sandboxes.close());

/** The names of those that did not end as they should, each with the reason. */
async function surprises(
  programs: readonly (GradedProgram & { id: string })[],
  expected: 'correct' | 'incorrect',
): Promise<string[]> {
  const verdicts = await Promise.all(programs.map((program) => gradeProgram(sandbox, program)));
  return verdicts.flatMap(({ outcome, detail }, index) =>
    outcome === expected ? [] : [`${programs[index]?.id}: ${detail}`],
  );
}

function withLimits(program: GradedProgram, limits: object): GradedProgram {
  return { ...program, params: { ...program.params, limits } };
}

describe.runIf(hasFixtures)('the code corpus', () => {
  it('passes all canonical solutions of HumanEval, as continuations and as whole functions', async () => {
    const tasks = readHumanEval();
    expect(tasks).toHaveLength(164);
    for (const form of ['continuation', 'whole'] as const) {
      const programs = tasks.map((task) => ({ id: task.id, ...withLimits(task[form], LIMITS) }));
      expect(await surprises(programs, 'correct'), form).toEqual([]);
    }
  });

  it('fails functions that return nothing', async () => {
    const stubs = readHumanEval().map(({ id, stub }) => ({ id, ...withLimits(stub, LIMITS) }));
    expect(await surprises(stubs, 'incorrect')).toEqual([]);
  });

  it('passes the canonical solutions of MBPP+ on their recorded outputs: at least 415 of 420', async () => {
    const record = readMbppRecord();
    const tasks = readMbppTasks();
    expect(tasks).toHaveLength(420);
    const programs = tasks.flatMap((task) => {
      const params = mbppParams(task, record);
      const { id, solution: source } = task;
      return params === null ? [] : [{ id, ...withLimits({ source, params }, LIMITS) }];
    });
    const failures = await surprises(programs, 'correct');
    const passed = programs.length - failures.length;
    process.stdout.write(`MBPP+: ${passed} of ${tasks.length}; ${failures.join('; ')}\n`);
    expect(passed).toBeGreaterThanOrEqual(415);
  });

  it('fails at least 95 % of 1,000 seeded mutants whose output differs on some input', async () => {
    const mutants = await makeMutants();
    expect(mutants).toHaveLength(MUTANTS);
    const accepted = await surprises(mutants, 'incorrect');
    const sample = accepted.slice(0, 20).join('; ');
    process.stdout.write(`Mutants accepted: ${accepted.length} of ${MUTANTS}; ${sample}\n`);
    expect(accepted.length).toBeLessThanOrEqual(MUTANTS * 0.05);
  });
});

/** Of each task a few, until there are enough. */
async function makeMutants(): Promise<(GradedProgram & { id: string })[]> {
  const record = readMbppRecord();
  const made = await Promise.all(
    readMbppTasks().map(async (task, index) => {
      const { id, solution, entryPoint, inputs } = task;
      const outputs = record.outputs[id] ?? [];
      const usable = inputs.filter((_, input) => (outputs[input] ?? null) !== null);
      const few = usable.slice(0, MUTANT_INPUTS);
      const tests = few.map((input) => ({
        input: input.join('\n'),
        output: outputs[inputs.indexOf(input)],
      }));
      const params = { ...mbppParams(task, record), tests };
      const sources = await differingMutants(
        sandbox,
        { solution, entryPoint },
        { inputs: few, seed: SEED + index, count: MUTANTS_OF_A_TASK },
      );
      return sources.map((source, number) => ({
        id: `${id} mutant ${number}`,
        ...withLimits({ source, params }, MUTANT_LIMITS),
      }));
    }),
  );
  return made.flat().slice(0, MUTANTS);
}
