import { aime1983To2024 } from './aime-1983-2024.ts';
import { aime2025 } from './aime-2025.ts';
import { arenaHard } from './arena-hard.ts';
import { baCalendarPublic } from './ba-calendar-public.ts';
import { flenqa } from './flenqa.ts';
import { gpqaDiamond } from './gpqa-diamond.ts';
import { gsm8k } from './gsm8k.ts';
import { hmmtFeb2025 } from './hmmt-feb-2025.ts';
import { humanevalPlus } from './humaneval-plus.ts';
import { humaneval } from './humaneval.ts';
import { ifeval } from './ifeval.ts';
import { kitab } from './kitab.ts';
import { livecodebench } from './livecodebench.ts';
import { math500 } from './math-500.ts';
import { mazePublic } from './maze-public.ts';
import { mbppPlus } from './mbpp-plus.ts';
import { mbpp } from './mbpp.ts';
import { mmluPro } from './mmlu-pro.ts';
import { omniMath } from './omni-math.ts';
import type { Recipe } from './recipe.ts';
import { spatialMapPublic } from './spatial-map-public.ts';
import { threeSatPublic } from './three-sat-public.ts';
import { toxigen } from './toxigen.ts';
import { tspPublic } from './tsp-public.ts';

/** All recipes by name, in the order in which they are listed. */
export const recipes: ReadonlyMap<string, Recipe> = new Map(
  [
    aime1983To2024,
    aime2025,
    hmmtFeb2025,
    omniMath,
    gpqaDiamond,
    math500,
    gsm8k,
    livecodebench,
    humaneval,
    humanevalPlus,
    mbpp,
    mbppPlus,
    ifeval,
    mmluPro,
    flenqa,
    kitab,
    arenaHard,
    toxigen,
    baCalendarPublic,
    threeSatPublic,
    tspPublic,
    mazePublic,
    spatialMapPublic,
  ].map((recipe) => [recipe.name, recipe]),
);

/** The recipe of that name; throws a sentence with the names there are. */
export function recipeByName(name: string): Recipe {
  const recipe = recipes.get(name);
  if (recipe !== undefined) return recipe;
  throw new Error(`There is no recipe "${name}"; choose among ${[...recipes.keys()].join(', ')}.`);
}
