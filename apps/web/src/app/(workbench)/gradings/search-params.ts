import { z } from 'zod';

import { OUTCOMES } from '@assay/contracts/runs';

import { readId } from '../../../url/read-id.ts';

const outcome = z.enum(OUTCOMES).optional().catch(undefined);

/** Which gradings are looked at, and which of their changed samples are listed. */
export const gradingsSearch = z.object({
  /** "12.13": as `gradingsPath` writes it. */
  ids: z.string().catch(''),
  show: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
  from: outcome,
  to: outcome,
});

/** The ids of gradings in an address, each once; what is no id is left out. */
export function readGradingIds(ids: string): number[] {
  const read = ids.split('.').map(readId);
  return [...new Set(read.filter((id) => id !== null))];
}
