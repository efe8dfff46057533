import type { z } from 'zod';

import { AssayError } from '@assay/contracts/errors';
import type { addAnnotationInput } from '@assay/contracts/samples';
import { insertAnnotation } from '@assay/db/queries/annotations';
import { sampleExists } from '@assay/db/queries/samples';

import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'not-found' for another workspace's sample. */
export async function addAnnotation(
  { services, actor }: UseCaseContext,
  { sampleId, label, comment, outcome }: z.output<typeof addAnnotationInput>,
): Promise<void> {
  if (!(await sampleExists(services.pool, actor.workspace.id, sampleId))) {
    throw new AssayError('not-found', `There is no sample ${sampleId} in this workspace.`);
  }
  await insertAnnotation(services.pool, {
    sampleId,
    authorId: actor.userId,
    label: label ?? null,
    comment,
    outcome: outcome ?? null,
  });
}
