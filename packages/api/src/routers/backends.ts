import { z } from 'zod';

import {
  backendProbeSchema,
  backendSchema,
  createBackendInput,
  probeBackendInput,
} from '@assay/contracts/backends';
import { idSchema } from '@assay/contracts/ids';
import { findBackends } from '@assay/db/queries/backends';

import { archiveBackend } from '../backends/archive-backend.ts';
import { createBackend } from '../backends/create-backend.ts';
import { probeServer } from '../backends/probe.ts';
import { testBackend } from '../backends/test-backend.ts';
import { allow, router } from '../trpc.ts';

const byId = z.object({ id: idSchema });

export const backendsRouter = router({
  list: allow('viewer')
    .output(z.array(backendSchema))
    .query(({ ctx }) => findBackends(ctx.services.prisma, ctx.actor.workspace.id)),
  probe: allow('member')
    .input(probeBackendInput)
    .output(backendProbeSchema)
    .mutation(({ input }) => probeServer(input.url, input.secret ?? null)),
  create: allow('member')
    .input(createBackendInput)
    .output(byId)
    .mutation(({ ctx, input }) => createBackend(ctx, input)),
  test: allow('member')
    .input(byId)
    .output(backendProbeSchema)
    .query(({ ctx, input }) => testBackend(ctx, input)),
  archive: allow('member')
    .input(byId)
    .output(z.void())
    .mutation(({ ctx, input }) => archiveBackend(ctx, input)),
});
