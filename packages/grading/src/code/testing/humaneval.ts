import { readFixtureLines } from '@assay/eval-core/testing/fixtures';

import type { GradedProgram } from './grade-program.ts';

interface HumanEvalTask {
  task_id: string;
  prompt: string;
  entry_point: string;
  canonical_solution: string;
  test: string;
}

/** A task with its canonical solution, as a continuation of the prompt, as a whole function, and as one that returns None. */
export interface HumanEvalPrograms {
  id: string;
  continuation: GradedProgram;
  whole: GradedProgram;
  stub: GradedProgram;
}

export function readHumanEval(): HumanEvalPrograms[] {
  return readFixtureLines<HumanEvalTask>('data/humaneval/HumanEval.jsonl').map(
    ({ task_id, prompt, entry_point, canonical_solution, test }) => {
      const params = { language: 'python', form: 'check', entryPoint: entry_point, tests: test };
      const asked = `Complete this function.\n\n\`\`\`python\n${prompt}\`\`\`\n`;
      return {
        id: task_id,
        continuation: { source: canonical_solution.trimEnd(), params, prompt },
        whole: { source: `${prompt}${canonical_solution}`, params, prompt: asked },
        stub: { source: '    return None', params, prompt },
      };
    },
  );
}
