import { z } from 'zod';

import { SUBJECT_PATTERN } from '../../../url/subject-text.ts';

const idParameter = z.coerce
  .number()
  .int()
  .positive()
  .max(2_147_483_647)
  .optional()
  .catch(undefined);
const subjectParameter = z.string().regex(SUBJECT_PATTERN).optional().catch(undefined);

export const compareSearch = z.object({
  first: subjectParameter,
  second: subjectParameter,
  sweep: idParameter,
  /** A difference in points that is too small to matter. */
  delta: z.coerce.number().gt(0).max(100).optional().catch(undefined),
  /** The benchmark version whose detail is open. */
  on: idParameter,
});
export type CompareSearch = z.output<typeof compareSearch>;
