import { z } from 'zod';

import { changePageSchema, listChangesInput } from '@assay/contracts/changed-samples';
import {
  agreementOfGradingInput,
  gradingAgreementSchema,
  ratersAgreementSchema,
} from '@assay/contracts/grading-agreement';
import {
  gradingIdsInput,
  gradingSchema,
  gradingsPreviewSchema,
  listGradingsInput,
  startGradingsInput,
} from '@assay/contracts/gradings';
import { idSchema } from '@assay/contracts/ids';

import { agreementOfGrading } from '../gradings/agreement-of-grading.ts';
import { agreementOfRaters } from '../gradings/agreement-of-raters.ts';
import { discardGradings } from '../gradings/discard-gradings.ts';
import { finishGradings } from '../gradings/finish-gradings.ts';
import { listChanges } from '../gradings/list-changes.ts';
import { listGradings } from '../gradings/list-gradings.ts';
import { makeCurrent } from '../gradings/make-current.ts';
import { previewGradings } from '../gradings/preview-gradings.ts';
import { startGradings } from '../gradings/start-gradings.ts';
import { allow, router } from '../trpc.ts';

export const gradingsRouter = router({
  list: allow('viewer')
    .input(listGradingsInput)
    .output(z.array(gradingSchema))
    .query(({ ctx, input }) => listGradings(ctx, input)),
  start: allow('member')
    .input(startGradingsInput)
    .output(z.object({ gradingIds: z.array(idSchema) }))
    .mutation(({ ctx, input }) => startGradings(ctx, input)),
  preview: allow('viewer')
    .input(gradingIdsInput)
    .output(gradingsPreviewSchema)
    .query(({ ctx, input }) => previewGradings(ctx, input)),
  listChanges: allow('viewer')
    .input(listChangesInput)
    .output(changePageSchema)
    .query(({ ctx, input }) => listChanges(ctx, input)),
  agreement: allow('viewer')
    .input(agreementOfGradingInput)
    .output(gradingAgreementSchema)
    .query(({ ctx, input }) => agreementOfGrading(ctx, input)),
  raters: allow('viewer')
    .input(z.object({ gradingId: idSchema }))
    .output(ratersAgreementSchema)
    .query(({ ctx, input }) => agreementOfRaters(ctx, input)),
  makeCurrent: allow('member')
    .input(gradingIdsInput)
    .output(z.void())
    .mutation(({ ctx, input }) => makeCurrent(ctx, input)),
  finish: allow('member')
    .input(gradingIdsInput)
    .output(z.void())
    .mutation(({ ctx, input }) => finishGradings(ctx, input)),
  discard: allow('member')
    .input(gradingIdsInput)
    .output(z.void())
    .mutation(({ ctx, input }) => discardGradings(ctx, input)),
});
