import { z } from 'zod';

import { archivedSchema } from '@assay/contracts/archived';
import { removalSchema } from '@assay/contracts/backends';
import {
  checkpointDetailSchema,
  checkpointSchema,
  createCheckpointInput,
  importCheckpointsInput,
  updateCheckpointInput,
} from '@assay/contracts/checkpoints';
import { idSchema } from '@assay/contracts/ids';
import { findArchived } from '@assay/db/queries/archive';
import { findCheckpoints } from '@assay/db/queries/checkpoints';

import { restore } from '../archive/restore.ts';
import { createCheckpoint } from '../checkpoints/create-checkpoint.ts';
import { getCheckpoint } from '../checkpoints/get-checkpoint.ts';
import { importCheckpoints } from '../checkpoints/import-checkpoints.ts';
import { removeCheckpoint } from '../checkpoints/remove-checkpoint.ts';
import { updateCheckpoint } from '../checkpoints/update-checkpoint.ts';
import { allow, router } from '../trpc.ts';

const byId = z.object({ id: idSchema });

export const checkpointsRouter = router({
  list: allow('viewer')
    .output(z.array(checkpointSchema))
    .query(({ ctx }) => findCheckpoints(ctx.services.pool, ctx.actor.workspace.id)),
  get: allow('viewer')
    .input(byId)
    .output(checkpointDetailSchema)
    .query(({ ctx, input }) => getCheckpoint(ctx, input)),
  create: allow('member')
    .input(createCheckpointInput)
    .output(byId)
    .mutation(({ ctx, input }) => createCheckpoint(ctx, input)),
  import: allow('member')
    .input(importCheckpointsInput)
    .output(z.object({ ids: z.array(idSchema) }))
    .mutation(({ ctx, input }) => importCheckpoints(ctx, input)),
  update: allow('member')
    .input(updateCheckpointInput)
    .output(z.void())
    .mutation(({ ctx, input }) => updateCheckpoint(ctx, input)),
  remove: allow('member')
    .input(byId)
    .output(removalSchema)
    .mutation(({ ctx, input }) => removeCheckpoint(ctx, input)),
  archived: allow('viewer')
    .output(z.array(archivedSchema))
    .query(({ ctx }) => findArchived(ctx.services.pool, 'checkpoint', ctx.actor.workspace.id)),
  restore: allow('member')
    .input(byId)
    .output(z.void())
    .mutation(({ ctx, input }) => restore(ctx, 'checkpoint', input)),
});
