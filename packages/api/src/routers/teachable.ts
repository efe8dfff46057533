import { z } from 'zod';

import { idSchema } from '@assay/contracts/ids';
import {
  chooseTeachableInput,
  measuredRunSchema,
  measuredVersionSchema,
  teachableSchema,
} from '@assay/contracts/teachable';
import { findMeasuredVersions } from '@assay/db/queries/measured-runs';

import { chooseTeachable } from '../teachable/choose-teachable.ts';
import { listMeasuredRuns } from '../teachable/list-measured-runs.ts';
import { allow, router } from '../trpc.ts';

export const teachableRouter = router({
  versions: allow('viewer')
    .output(z.array(measuredVersionSchema))
    .query(({ ctx }) => findMeasuredVersions(ctx.services.pool, ctx.actor.workspace.id)),
  runs: allow('viewer')
    .input(z.object({ versionId: idSchema }))
    .output(z.array(measuredRunSchema))
    .query(({ ctx, input }) => listMeasuredRuns(ctx, input)),
  choose: allow('viewer')
    .input(chooseTeachableInput)
    .output(teachableSchema)
    .query(({ ctx, input }) => chooseTeachable(ctx, input)),
});
