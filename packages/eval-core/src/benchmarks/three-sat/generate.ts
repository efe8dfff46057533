import type { Rng } from '../../random.ts';
import type { GeneratedItem } from '../family.ts';
import type { ItemSlot } from '../generate-items.ts';
import { drawClause } from './draw-clause.ts';
import { modelsOf } from './models.ts';
import { valuesOf, type ThreeSatProblem } from './problem.ts';
import { threeSatPrompt, writeValues } from './prompt.ts';
import { plantSingleModel, type FormulaSize } from './single-model.ts';

export interface ThreeSatCategory {
  name: 'under-constrained' | 'phase-transition' | 'single-solution' | 'over-constrained';
  clausesPerVariable: number;
}

/**
 * The categories of the 3SAT-Search benchmark (arXiv 2504.00294, appendix). 4.26 clauses a variable
 * is where random 3SAT turns from mostly satisfiable to mostly not (Mitchell, Selman & Levesque
 * 1992; Crawford & Auton 1996); the others are half and twice that.
 */
export const THREE_SAT_CATEGORIES = [
  { name: 'under-constrained', clausesPerVariable: 2.13 },
  { name: 'phase-transition', clausesPerVariable: 4.26 },
  { name: 'single-solution', clausesPerVariable: 4.26 },
  { name: 'over-constrained', clausesPerVariable: 8.52 },
] as const satisfies readonly ThreeSatCategory[];

/** Level 1 has 4 variables. */
export const VARIABLES_AT_LEVEL_0 = 3;

/** 34 % (4 variables) to 5 % (20) of draws have exactly one model, so 1000 all fail less than once in 10^20 items. */
const MOST_DRAWS = 1000;

/** Makes one item of a level; its category is its turn among the four. */
export function makeThreeSatItem({
  level,
  index,
  rng,
}: ItemSlot): Omit<GeneratedItem<ThreeSatProblem>, 'key'> {
  const variables = level + VARIABLES_AT_LEVEL_0;
  const category = categoryAt(index);
  const clauses = Math.round(category.clausesPerVariable * variables);
  const problem =
    category.name === 'single-solution'
      ? drawSingleModelProblem(rng, { variables, clauses })
      : drawProblem(rng, { variables, clauses });
  const [model] = modelsOf(problem, 1);
  return {
    prompt: threeSatPrompt(problem),
    gold: model === undefined ? 'Unsatisfiable' : writeValues(valuesOf(model, variables)),
    problem,
    attributes: {
      level,
      variables,
      clauses,
      category: category.name,
      satisfiable: model !== undefined,
    },
  };
}

function categoryAt(index: number): ThreeSatCategory {
  return THREE_SAT_CATEGORIES[index % THREE_SAT_CATEGORIES.length] ?? THREE_SAT_CATEGORIES[0];
}

function drawSingleModelProblem(rng: Rng, size: FormulaSize): ThreeSatProblem {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const problem = drawProblem(rng, size);
    if (modelsOf(problem, 2).length === 1) return problem;
  }
  return plantSingleModel(rng, size);
}

function drawProblem(rng: Rng, { variables, clauses }: FormulaSize): ThreeSatProblem {
  return { variables, clauses: Array.from({ length: clauses }, () => drawClause(rng, variables)) };
}
