import type { z } from 'zod';

import { AssayError } from '@assay/contracts/errors';
import type { listSamplesInput, samplePageSchema } from '@assay/contracts/samples';
import { findRun } from '@assay/db/queries/runs';
import { findSamplePage } from '@assay/db/queries/samples';

import type { UseCaseContext } from '../use-case.ts';
import { pageOfSamples } from './page-of-samples.ts';

/**
 * A page of a run's samples, longest replies first.
 * @throws AssayError 'not-found' for another workspace's run.
 */
export async function listSamples(
  { services, actor }: UseCaseContext,
  input: z.output<typeof listSamplesInput>,
): Promise<z.infer<typeof samplePageSchema>> {
  const run = await findRun(services.pool, actor.workspace.id, input.runId);
  if (!run) throw new AssayError('not-found', `There is no run ${input.runId} in this workspace.`);
  const rows = await findSamplePage(services.pool, {
    gradingId: run.gradingId,
    filter: input.filter,
    itemId: input.itemId,
    after: input.cursor ?? null,
    limit: input.limit + 1,
  });
  return pageOfSamples(rows, input.limit);
}
