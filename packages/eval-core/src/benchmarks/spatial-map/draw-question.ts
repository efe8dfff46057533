import type { Rng } from '../../random.ts';
import { DIRECTIONS, type Direction } from './direction.ts';
import { directionIn, type Aim, type Layout } from './layout.ts';
import type { SpatialQuestion } from './problem.ts';

/** What is to be balanced over the items: for each kind of question one of four. */
export type Wish =
  | { kind: 'direction' | 'object'; direction: Direction }
  /** How many of the four numbers offered are smaller than the right one. */
  | { kind: 'count'; smallerOptions: number };

export interface DrawnQuestion {
  aim: Aim;
  question: SpatialQuestion;
  rightOption: string;
  wrongOptions: readonly string[];
}

export interface NamedLayout extends Layout {
  names: readonly string[];
}

/** A question as wished about the layout; null when the layout has none. */
export function drawQuestion(rng: Rng, layout: NamedLayout, wish: Wish): DrawnQuestion | null {
  switch (wish.kind) {
    case 'direction':
      return drawDirectionQuestion(rng, layout, wish.direction);
    case 'object':
      return drawObjectQuestion(rng, layout, wish.direction);
    case 'count':
      return drawCountQuestion(rng, layout, wish.smallerOptions);
  }
}

function drawDirectionQuestion(
  rng: Rng,
  layout: NamedLayout,
  direction: Direction,
): DrawnQuestion | null {
  const pairs = indices(layout).flatMap((reference) =>
    parted(layout, reference, direction).inside.map((target) => ({ target, reference })),
  );
  if (pairs.length === 0) return null;
  const { target, reference } = rng.pick(pairs);
  return {
    aim: { direction, reference, targets: [target], sought: target },
    question: {
      kind: 'direction',
      subject: nameOf(layout, target),
      object: nameOf(layout, reference),
    },
    rightOption: direction,
    wrongOptions: rng.shuffle(DIRECTIONS.filter((other) => other !== direction)),
  };
}

const WRONG_OPTIONS = 3;

function drawObjectQuestion(
  rng: Rng,
  layout: NamedLayout,
  direction: Direction,
): DrawnQuestion | null {
  const views = indices(layout)
    .map((reference) => ({ reference, ...parted(layout, reference, direction) }))
    .filter(({ inside, outside }) => inside.length > 0 && outside.length >= WRONG_OPTIONS);
  if (views.length === 0) return null;
  const { reference, inside, outside } = rng.pick(views);
  const right = rng.pick(inside);
  const wrong = rng.shuffle(outside).slice(0, WRONG_OPTIONS);
  return {
    aim: { direction, reference, targets: [right, ...wrong], sought: right },
    question: { kind: 'object', direction, object: nameOf(layout, reference) },
    rightOption: nameOf(layout, right),
    wrongOptions: wrong.map((index) => nameOf(layout, index)),
  };
}

/**
 * Four consecutive numbers are offered, and how many of them are smaller than the right one is wished for, so
 * neither the least nor the greatest is a safe guess.
 */
function drawCountQuestion(
  rng: Rng,
  layout: NamedLayout,
  smallerOptions: number,
): DrawnQuestion | null {
  const least = rng.int(0, Math.floor((layout.names.length - 2) / 3));
  const count = least + smallerOptions;
  const direction = rng.pick(DIRECTIONS);
  const references = indices(layout).filter(
    (reference) => parted(layout, reference, direction).inside.length === count,
  );
  if (references.length === 0) return null;
  const reference = rng.pick(references);
  const offered = Array.from({ length: WRONG_OPTIONS + 1 }, (_, index) => least + index);
  return {
    aim: {
      direction,
      reference,
      targets: indices(layout).filter((index) => index !== reference),
      sought: null,
    },
    question: { kind: 'count', direction, object: nameOf(layout, reference) },
    rightOption: String(count),
    wrongOptions: rng.shuffle(offered.filter((number) => number !== count)).map(String),
  };
}

/** The others by whether they lie in that direction from the reference. */
function parted(
  layout: Layout,
  reference: number,
  direction: Direction,
): { inside: number[]; outside: number[] } {
  const others = indices(layout).filter((index) => index !== reference);
  const isInside = (index: number): boolean => directionIn(layout, index, reference) === direction;
  return {
    inside: others.filter(isInside),
    outside: others.filter((index) => !isInside(index)),
  };
}

function indices({ east }: Layout): number[] {
  return east.map((_, index) => index);
}

function nameOf({ names }: NamedLayout, index: number): string {
  return names[index] ?? '';
}
