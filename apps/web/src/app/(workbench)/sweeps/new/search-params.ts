import { z } from 'zod';

const MOST_PRESELECTED = 500;

/** Comma-separated ids; anything else reads as none. */
const idList = z
  .string()
  .regex(/^[1-9]\d{0,9}(,[1-9]\d{0,9}){0,499}$/)
  .catch('');

/** What a link into the builder may choose beforehand. */
export const newSweepSearch = z.object({ checkpoints: idList, benchmarks: idList });

/** "4,7" → [4, 7], each once. */
export function readIds(list: string): number[] {
  if (list === '') return [];
  return [...new Set(list.split(',').map(Number))].slice(0, MOST_PRESELECTED);
}
