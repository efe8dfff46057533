import type { RecipeInfo } from '@assay/contracts/imports';
import { findRecipesImportedFromHub } from '@assay/db/queries/benchmarks';
import { recipes } from '@assay/eval-core/recipes/registry';

import type { UseCaseContext } from '../use-case.ts';

/** The recipes; one whose fields were never seen is verified by an import from the hub that worked. */
export async function listRecipes({ services, actor }: UseCaseContext): Promise<RecipeInfo[]> {
  const proven = new Set(await findRecipesImportedFromHub(services.pool, actor.workspace.id));
  return [...recipes.values()].map(({ hub, grader, ...recipe }) => ({
    name: recipe.name,
    title: recipe.title,
    description: recipe.description,
    area: recipe.area,
    dataset: hub.dataset,
    config: hub.config,
    split: hub.split,
    licence: recipe.licence,
    isGated: recipe.isGated,
    isShared: recipe.isShared,
    isVerified: hub.isVerified || proven.has(recipe.name),
    defaultRepeats: recipe.defaultRepeats,
    expectedItems: recipe.expectedItems,
    graderKind: grader.kind,
  }));
}
