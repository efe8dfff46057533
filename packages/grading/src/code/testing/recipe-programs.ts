import { createItemImport } from '@assay/eval-core/imports/item-import';
import { chooseMapping } from '@assay/eval-core/recipes/choose-mapping';
import { recipeByName } from '@assay/eval-core/recipes/registry';
import { readFixture } from '@assay/eval-core/testing/fixtures';

import { gradedItemOf } from '../../graded-item.ts';
import type { GradedProgram } from './grade-program.ts';

export interface RecipeProgram {
  key: string;
  /** The set's own solution, to be graded by the item that the recipe makes. */
  canonical: GradedProgram;
  /** A function of the same name that returns nothing. */
  stub: GradedProgram;
}

/** The records of a file of the fixtures; infinite numbers, which JSON does not have, become the largest. */
export function readRecords(file: string): Record<string, unknown>[] {
  return readFixture(file)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(
      (line) =>
        JSON.parse(line.replaceAll(/(?<=[[,] ?-?)Infinity/g, '1e308')) as Record<string, unknown>,
    );
}

/** The items that a recipe makes of a set's records, with programs for them. Throws where one is refused. */
export function recipePrograms(
  name: string,
  records: readonly Record<string, unknown>[],
): RecipeProgram[] {
  const recipe = recipeByName(name);
  const chosen = chooseMapping(recipe, records[0]);
  if ('fault' in chosen) throw new Error(chosen.fault);
  const items = createItemImport(chosen.mapping, recipe.grader);
  return records.map((record, index) => {
    const made = items.add(record, { place: index + 1, file: null });
    if ('refusal' in made) throw new Error(made.refusal);
    const { key, prompt, gold, problem } = made.item;
    const { kind, params } = recipe.grader;
    const graded = gradedItemOf({ kind, graderParams: params, prompt, gold, problem });
    const entryPoint = String(graded.params.entryPoint);
    const ofItem = { params: { ...graded.params }, prompt };
    return {
      key,
      canonical: { source: solutionOf(record, entryPoint), ...ofItem },
      stub: { source: `def ${entryPoint}(*arguments):\n    return None`, ...ofItem },
    };
  });
}

/** Whole, or as what stands behind the prompt; early files of HumanEval+ have names of their contract in it. */
function solutionOf(record: Record<string, unknown>, entryPoint: string): string {
  const solution = String(record.reference ?? record.canonical_solution);
  if (solution.includes(`def ${entryPoint}`)) return solution;
  const [body] = solution.split('\ndef check(');
  return [record.prompt, record.reference === undefined ? '' : record.contract, body].join('');
}
