import type { MapRelation } from './read-spatial-map.ts';

/** 1: farther east (or north) than the reference, -1: farther west (or south), 0: not found out. */
export type Side = 1 | -1 | 0;

/**
 * On which side of the reference each object lies along one axis, as far as chains of at most that many
 * relations show. Breadth first from the reference, both ways; where both reach an object, the shorter chain
 * counts (relations that were misread can contradict each other).
 */
export function sidesAlong(
  axis: 'east' | 'north',
  relations: readonly MapRelation[],
  { reference, size, chainBudget }: { reference: number; size: number; chainBudget: number },
): Side[] {
  const sides = Array.from({ length: size }, (): Side => 0);
  let frontier = new Map<number, Side[]>([[reference, [1, -1]]]);
  for (let steps = 0; steps < chainBudget && frontier.size > 0; steps += 1) {
    const next = new Map<number, Side[]>();
    for (const relation of relations) {
      for (const [from, to, sign] of bothWays(relation, axis)) {
        const goesOn = frontier.get(from)?.includes(sign) ?? false;
        if (!goesOn || to === reference || sides[to] !== 0 || next.has(to)) continue;
        next.set(to, [sign]);
      }
    }
    for (const [index, [side]] of next) sides[index] = side ?? 0;
    frontier = next;
  }
  return sides;
}

function bothWays(
  { subject, object, ...signs }: MapRelation,
  axis: 'east' | 'north',
): readonly [number, number, Side][] {
  return [
    [object, subject, signs[axis]],
    [subject, object, signs[axis] === 1 ? -1 : 1],
  ];
}
