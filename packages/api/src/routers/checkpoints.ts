import { z } from 'zod';

import { checkpointSchema, createCheckpointInput } from '@assay/contracts/checkpoints';
import { idSchema } from '@assay/contracts/ids';
import { findCheckpoints } from '@assay/db/queries/checkpoints';

import { archiveCheckpoint } from '../checkpoints/archive-checkpoint.ts';
import { createCheckpoint } from '../checkpoints/create-checkpoint.ts';
import { allow, router } from '../trpc.ts';

const byId = z.object({ id: idSchema });

export const checkpointsRouter = router({
  list: allow('viewer')
    .output(z.array(checkpointSchema))
    .query(({ ctx }) => findCheckpoints(ctx.services.prisma, ctx.actor.workspace.id)),
  create: allow('member')
    .input(createCheckpointInput)
    .output(byId)
    .mutation(({ ctx, input }) => createCheckpoint(ctx, input)),
  archive: allow('member')
    .input(byId)
    .output(z.void())
    .mutation(({ ctx, input }) => archiveCheckpoint(ctx, input)),
});
