import type { z } from 'zod';

import type { changePageSchema, listChangesInput } from '@assay/contracts/changed-samples';
import { findChangedSamples } from '@assay/db/queries/changed-samples';

import { pageOfSamples } from '../samples/page-of-samples.ts';
import type { UseCaseContext } from '../use-case.ts';
import { requireGradings } from './require-gradings.ts';

/**
 * A page of the samples whose outcome would change if this grading became the current one, as far as it is.
 * @throws AssayError 'not-found' for another workspace's grading.
 */
export async function listChanges(
  { services, actor }: UseCaseContext,
  input: z.output<typeof listChangesInput>,
): Promise<z.infer<typeof changePageSchema>> {
  await requireGradings(services.pool, actor.workspace.id, [input.gradingId]);
  const rows = await findChangedSamples(services.pool, {
    gradingId: input.gradingId,
    from: input.from,
    to: input.to,
    after: input.cursor ?? null,
    limit: input.limit + 1,
  });
  return pageOfSamples(rows, input.limit);
}
