import { z } from 'zod';

import { archivedSchema } from '@assay/contracts/archived';
import {
  backendStateSchema,
  testPromptInput,
  testReplySchema,
} from '@assay/contracts/backend-trial';
import {
  backendSchema,
  createBackendInput,
  probeBackendInput,
  removalSchema,
  replicaProbeSchema,
  updateBackendInput,
} from '@assay/contracts/backends';
import { idSchema } from '@assay/contracts/ids';
import { findArchived } from '@assay/db/queries/archive';
import { findBackends } from '@assay/db/queries/backends';

import { restore } from '../archive/restore.ts';
import { readBackendState } from '../backends/backend-state.ts';
import { createBackend } from '../backends/create-backend.ts';
import { probeAddresses } from '../backends/probe-addresses.ts';
import { removeBackend } from '../backends/remove-backend.ts';
import { testBackend } from '../backends/test-backend.ts';
import { testPrompt } from '../backends/test-prompt.ts';
import { updateBackend } from '../backends/update-backend.ts';
import { allow, router } from '../trpc.ts';

const byId = z.object({ id: idSchema });

export const backendsRouter = router({
  list: allow('viewer')
    .output(z.array(backendSchema))
    .query(({ ctx }) => findBackends(ctx.services.pool, ctx.actor.workspace.id)),
  probe: allow('member')
    .input(probeBackendInput)
    .output(z.array(replicaProbeSchema))
    .mutation(({ ctx, input }) => probeAddresses(ctx, input)),
  create: allow('member')
    .input(createBackendInput)
    .output(byId)
    .mutation(({ ctx, input }) => createBackend(ctx, input)),
  update: allow('member')
    .input(updateBackendInput)
    .output(z.void())
    .mutation(({ ctx, input }) => updateBackend(ctx, input)),
  test: allow('member')
    .input(byId)
    .output(z.array(replicaProbeSchema))
    .query(({ ctx, input }) => testBackend(ctx, input)),
  state: allow('viewer')
    .input(byId)
    .output(backendStateSchema)
    .query(({ ctx, input }) => readBackendState(ctx, input)),
  testPrompt: allow('member')
    .input(testPromptInput)
    .output(testReplySchema)
    .mutation(({ ctx, input }) => testPrompt(ctx, input)),
  remove: allow('member')
    .input(byId)
    .output(removalSchema)
    .mutation(({ ctx, input }) => removeBackend(ctx, input)),
  archived: allow('viewer')
    .output(z.array(archivedSchema))
    .query(({ ctx }) => findArchived(ctx.services.pool, 'backend', ctx.actor.workspace.id)),
  restore: allow('member')
    .input(byId)
    .output(z.void())
    .mutation(({ ctx, input }) => restore(ctx, 'backend', input)),
});
