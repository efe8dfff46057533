import type { Rng } from '../../random.ts';
import { balanced } from '../balanced.ts';
import type { GeneratedItem } from '../family.ts';
import type { ItemSlot } from '../generate-items.ts';
import { letterAt } from '../lettered-options/letter.ts';
import type { Link } from './bearing.ts';
import { directionOf, DIRECTIONS } from './direction.ts';
import { drawLinks } from './draw-map.ts';
import { drawQuestion, type Wish } from './draw-question.ts';
import { drawLayout } from './layout.ts';
import { SPATIAL_MAP_LEVELS, type SpatialMapLevel } from './levels.ts';
import { placeNames } from './names.ts';
import { SPATIAL_QUESTIONS, type Relation, type SpatialMapProblem } from './problem.ts';
import { spatialMapPrompt } from './prompt.ts';
import { trueOptionIndex } from './true-option.ts';

/** Makes one item of a level; its question is its turn among the three. */
export function makeSpatialMapItem(slot: ItemSlot): Omit<GeneratedItem<SpatialMapProblem>, 'key'> {
  const size = levelOf(slot.level);
  const problem = drawProblem(slot.rng, size, balancedWish(slot));
  return {
    prompt: spatialMapPrompt(problem),
    gold: goldOf(problem),
    problem,
    attributes: {
      level: slot.level,
      objects: size.objects,
      question: problem.question.kind,
      inferenceSteps: size.inferenceSteps,
      relations: problem.relations.length,
    },
  };
}

interface PlacedWish {
  wish: Wish;
  /** Of the right option, 0 for A. */
  position: number;
}

function levelOf(level: number): SpatialMapLevel {
  const found = SPATIAL_MAP_LEVELS[level - 1];
  if (found === undefined) throw new RangeError(`A spatial map has no level ${level}.`);
  return found;
}

const POSITIONS = [0, 1, 2, 3];
const PLACED_DIRECTIONS = POSITIONS.flatMap((position) =>
  DIRECTIONS.map((direction) => ({ position, direction })),
);
const PLACED_RANKS = POSITIONS.flatMap((position) =>
  [0, 1, 2, 3].map((smallerOptions) => ({ position, smallerOptions })),
);

/** In every sixteen questions of a kind each letter meets each direction (each rank of the count) once. */
function balancedWish({ index, sharedRng }: ItemSlot): PlacedWish {
  const kind = SPATIAL_QUESTIONS[index % SPATIAL_QUESTIONS.length] ?? 'direction';
  const turn = { name: kind, turn: Math.floor(index / SPATIAL_QUESTIONS.length) };
  if (kind === 'count') {
    const { position, smallerOptions } = balanced(sharedRng, turn, PLACED_RANKS);
    return { position, wish: { kind, smallerOptions } };
  }
  const { position, direction } = balanced(sharedRng, turn, PLACED_DIRECTIONS);
  return { position, wish: { kind, direction } };
}

/** At every level at least one draw in seven is taken, so 400 all fail less than once in 10^26 items. */
const MOST_DRAWS = 400;

function drawProblem(
  rng: Rng,
  { objects, inferenceSteps: steps, distractors }: SpatialMapLevel,
  { wish, position }: PlacedWish,
): SpatialMapProblem {
  const names = placeNames(rng, objects);
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const layout = { names, ...drawLayout(rng, objects) };
    const drawn = drawQuestion(rng, layout, wish);
    if (drawn === null) continue;
    const links = drawLinks(rng, layout, { aim: drawn.aim, steps, distractors });
    if (links === null) continue;
    return {
      objects: names,
      relations: relationsOf(names, links),
      question: drawn.question,
      options: drawn.wrongOptions.toSpliced(position, 0, drawn.rightOption),
    };
  }
  throw new Error('No spatial map was found for a level; this is a defect of the generator.');
}

function relationsOf(names: readonly string[], links: readonly Link[]): Relation[] {
  return links.flatMap((link) => {
    const [subject, object] = [names[link.subject], names[link.object]];
    const direction = directionOf(link);
    if (subject === undefined || object === undefined || direction === null) return [];
    return [{ subject, direction, object }];
  });
}

function goldOf(problem: SpatialMapProblem): string {
  const index = trueOptionIndex(problem);
  if (index === null) {
    throw new Error('A generated map entails no option; this is a defect of the generator.');
  }
  return `${letterAt(index)}. ${problem.options[index] ?? ''}`;
}
