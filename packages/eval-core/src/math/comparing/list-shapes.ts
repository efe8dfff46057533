import type { MathPolicy } from '../policy.ts';

/**
 * What several values may be: a point (1, 2); an array [1, 2, 3]; two values [1, 2], which may be an array
 * or an interval; an interval (0, 1]; a set {1, 2}; a bare list 1, 2; or a single value.
 */
export type Shape = 'tuple' | 'array' | 'pair' | 'interval' | 'set' | 'bare' | 'single';

/** How two lists are matched: entry by entry; in any order; regardless of order and repetition; not at all. */
export type Matching = 'in-order' | 'in-any-order' | 'as-sets' | 'different';

type Rule = (policy: MathPolicy) => Matching;

const byListOrder: Rule = ({ listOrder }) => (listOrder === 'given' ? 'in-order' : 'in-any-order');
const asSets: Rule = () => 'as-sets';
const inOrder: Rule = () => 'in-order';
const onlyAsAnyList: Rule = ({ tuplesAsLists }) =>
  tuplesAsLists === 'any' ? 'as-sets' : 'different';
const asBareList: Rule = ({ tuplesAsLists, listOrder }) => {
  if (tuplesAsLists === 'never') return 'different';
  return tuplesAsLists === 'any' && listOrder === 'any' ? 'in-any-order' : 'in-order';
};

/** By the two shapes, either way round; what is not here is different. */
const MATCHINGS: Partial<Record<Shape, Partial<Record<Shape, Rule>>>> = {
  tuple: { tuple: inOrder, bare: asBareList, array: asBareList, set: onlyAsAnyList },
  pair: { pair: inOrder, bare: asBareList, set: onlyAsAnyList },
  interval: { interval: inOrder },
  array: { array: byListOrder, bare: byListOrder, set: asSets },
  set: { set: asSets, bare: asSets, single: asSets },
  bare: { bare: byListOrder, single: byListOrder },
};

export function matchingOf(left: Shape, right: Shape, policy: MathPolicy): Matching {
  const rule = MATCHINGS[left]?.[right] ?? MATCHINGS[right]?.[left];
  return rule === undefined ? 'different' : rule(policy);
}
