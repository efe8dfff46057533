import type { GradedProgram } from './grade-program.ts';
import { readRecords, recipePrograms } from './recipe-programs.ts';

/** A task with its canonical solution, as a continuation of the prompt, as a whole function, and as one that returns None. */
export interface HumanEvalPrograms {
  id: string;
  continuation: GradedProgram;
  whole: GradedProgram;
  stub: GradedProgram;
}

/** The items of the recipe `humaneval`. */
export function readHumanEval(): HumanEvalPrograms[] {
  const records = readRecords('data/humaneval/HumanEval.jsonl');
  return recipePrograms('humaneval', records).map(({ key, canonical }, index) => {
    const { params, prompt } = canonical;
    const solution = String(records[index]?.canonical_solution);
    const asked = `Complete this function.\n\n\`\`\`python\n${prompt}\`\`\`\n`;
    return {
      id: key,
      continuation: { source: solution.trimEnd(), params, prompt },
      whole: { source: `${prompt}${solution}`, params, prompt: asked },
      stub: { source: '    return None', params, prompt },
    };
  });
}
