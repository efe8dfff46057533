import type { Rng } from '../../random.ts';
import type { Link } from './bearing.ts';
import { directionOf, type Direction } from './direction.ts';

/** Each object's place along both axes: 0 is the farthest west or south. */
export interface Layout {
  east: readonly number[];
  north: readonly number[];
}

/** What the relations have to tell: which of the targets lie in that direction from the reference. */
export interface Aim {
  direction: Direction;
  reference: number;
  targets: readonly number[];
  /** The target that the question is after; null: it is after their number. */
  sought: number | null;
}

export function drawLayout(rng: Rng, size: number): Layout {
  const places = Array.from({ length: size }, (_, index) => index);
  return { east: rng.shuffle(places), north: rng.shuffle(places) };
}

/** Where an object lies in the layout, seen from another; null for the object itself. */
export function directionIn(layout: Layout, subject: number, object: number): Direction | null {
  return directionOf({
    east: difference(layout.east, subject, object),
    north: difference(layout.north, subject, object),
  });
}

/** How many places apart two objects are, along both axes together. */
export function distanceBetween(layout: Layout, a: number, b: number): number {
  return Math.abs(difference(layout.east, a, b)) + Math.abs(difference(layout.north, a, b));
}

/** The relation of two objects in the layout. */
export function linkBetween(layout: Layout, subject: number, object: number): Link {
  return {
    subject,
    object,
    east: difference(layout.east, subject, object) > 0 ? 1 : -1,
    north: difference(layout.north, subject, object) > 0 ? 1 : -1,
  };
}

/** One relation for each pair of objects. */
export function allLinks(layout: Layout): Link[] {
  return layout.east.flatMap((_, subject) =>
    layout.east.slice(0, subject).map((__, object) => linkBetween(layout, subject, object)),
  );
}

function difference(places: readonly number[], subject: number, object: number): number {
  return (places[subject] ?? 0) - (places[object] ?? 0);
}
