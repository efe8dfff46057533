import type { CompareInput } from '@assay/contracts/statistics/comparison';

import { readSubject } from '../../../url/subject-text.ts';
import type { CompareSearch } from './search-params.ts';

/** Whether both are chosen and one and the same: samples say nothing about themselves. */
export function isWithItself({ first, second }: Pick<CompareSearch, 'first' | 'second'>): boolean {
  return first !== undefined && first === second;
}

/** What an address asks to compare; null while one of the two is not chosen, or both are the same. */
export function comparisonInput({
  first,
  second,
  sweep,
  delta,
}: Pick<CompareSearch, 'first' | 'second' | 'sweep' | 'delta'>): CompareInput | null {
  if (isWithItself({ first, second })) return null;
  const subjects = { first: readSubject(first), second: readSubject(second) };
  if (subjects.first === null || subjects.second === null) return null;
  return {
    first: subjects.first,
    second: subjects.second,
    ...(sweep !== undefined && { sweepId: sweep }),
    ...(delta !== undefined && { delta: delta / 100 }),
  };
}
