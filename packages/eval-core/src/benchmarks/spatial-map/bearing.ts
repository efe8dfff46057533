import { wayOf, type Direction, type Way } from './direction.ts';

/** A relation between two objects by index: the first lies that way from the second. */
export interface Link extends Way {
  subject: number;
  object: number;
}

/**
 * What the relations show of an object, seen from another: 3 is "farther east, by a chain of three
 * relations", -2 "farther west, by two", 0 that nothing follows. The chains are shortest ones.
 */
export interface Bearing {
  east: number;
  north: number;
}

type Axis = keyof Way;

/**
 * The bearing of every object from the reference. The axes are two orders that know nothing of each other, so
 * what holds in every layout is exactly what the transitive closure of each has.
 */
export function bearingsFrom(
  reference: number,
  size: number,
  links: readonly Link[],
): readonly Bearing[] {
  const along = (axis: Axis): number[] => {
    const up = chainLengths(reference, size, { links, axis, sign: 1 });
    const down = chainLengths(reference, size, { links, axis, sign: -1 });
    return up.map((steps, index) => (steps > 0 ? steps : -(down[index] ?? 0)));
  };
  const [east, north] = [along('east'), along('north')];
  return east.map((steps, index) => ({ east: steps, north: north[index] ?? 0 }));
}

/** Breadth first: the least number of relations to each object; 0 for those that are not reached. */
function chainLengths(
  reference: number,
  size: number,
  { links, axis, sign }: { links: readonly Link[]; axis: Axis; sign: 1 | -1 },
): number[] {
  const lengths = Array.from({ length: size }, () => 0);
  const isAt = (index: number, steps: number): boolean =>
    steps === 0 ? index === reference : lengths[index] === steps;
  let hasGrown = true;
  for (let steps = 0; hasGrown; steps += 1) {
    hasGrown = false;
    for (const link of links) {
      const isForward = link[axis] === sign;
      const from = isForward ? link.object : link.subject;
      const to = isForward ? link.subject : link.object;
      if (!isAt(from, steps) || to === reference || lengths[to] !== 0) continue;
      lengths[to] = steps + 1;
      hasGrown = true;
    }
  }
  return lengths;
}

/** How many relations the longest chain has that is needed to tell whether the object lies in the direction; null: open. */
export function decidingSteps({ east, north }: Bearing, direction: Direction): number | null {
  const way = wayOf(direction);
  const along = [east * way.east, north * way.north];
  const against = along.filter((steps) => steps < 0).map((steps) => -steps);
  if (against.length > 0) return Math.min(...against);
  return along.includes(0) ? null : Math.max(...along);
}

/** Whether there is a layout at all: no object is farther east or north than itself. */
export function isConsistent(size: number, links: readonly Link[]): boolean {
  return hasOrder(size, links, 'east') && hasOrder(size, links, 'north');
}

/** Takes away, again and again, the objects that nothing is shown to precede; a circle remains. */
function hasOrder(size: number, links: readonly Link[], axis: Axis): boolean {
  let left = Array.from({ length: size }, (_, index) => index);
  for (;;) {
    const remaining = new Set(left);
    const preceded = new Set(
      links
        .filter(({ subject, object }) => remaining.has(subject) && remaining.has(object))
        .map((link) => (link[axis] === 1 ? link.subject : link.object)),
    );
    const next = left.filter((index) => preceded.has(index));
    if (next.length === left.length) return left.length === 0;
    left = next;
  }
}
