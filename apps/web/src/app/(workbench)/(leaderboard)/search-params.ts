import { z } from 'zod';

/** How the rows are ordered: by a property of the checkpoint, or by the estimate in one column. */
const SORT_PATTERN = /^(name|family|step|v[1-9]\d{0,9})$/;

export const leaderboardSearch = z.object({
  sweep: z.coerce.number().int().positive().optional().catch(undefined),
  sort: z.string().regex(SORT_PATTERN).catch('name'),
  order: z.enum(['asc', 'desc']).catch('asc'),
  /** Numbers from the literature beside the measured ones. */
  reported: z.enum(['off', 'shown']).catch('off'),
});
export type LeaderboardSearch = z.output<typeof leaderboardSearch>;

/** The sort key of a benchmark version's column. */
export function columnSortKey(versionId: number): string {
  return `v${versionId}`;
}

export function isColumnSort(sort: string): boolean {
  return sort.startsWith('v');
}
