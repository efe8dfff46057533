import { tracked } from '@trpc/server';
import { z } from 'zod';

import { idSchema } from '@assay/contracts/ids';
import { extendSweepInput, extensionPlanSchema } from '@assay/contracts/sweep-extension';
import { benchmarkPrecisionSchema, sweepPrecisionInput } from '@assay/contracts/sweep-precision';
import { stoppingStateSchema } from '@assay/contracts/sweep-stopping';
import {
  prioritySchema,
  sweepDetailSchema,
  sweepPlanSchema,
  sweepSpecSchema,
  sweepSummarySchema,
  type SweepProgress,
} from '@assay/contracts/sweeps';

import { cancelSweep } from '../sweeps/cancel-sweep.ts';
import { createSweep } from '../sweeps/create-sweep.ts';
import { extendSweep } from '../sweeps/extend-sweep.ts';
import { getSweep } from '../sweeps/get-sweep.ts';
import { listSweeps } from '../sweeps/list-sweeps.ts';
import { pauseSweep } from '../sweeps/pause-sweep.ts';
import { planExtension } from '../sweeps/plan-extension.ts';
import { planSweep } from '../sweeps/plan-sweep.ts';
import { prioritiseSweep } from '../sweeps/prioritise-sweep.ts';
import { resumeSweep } from '../sweeps/resume-sweep.ts';
import { retrySweep } from '../sweeps/retry-sweep.ts';
import { stoppingOfSweep } from '../sweeps/stopping-of-sweep.ts';
import { sweepPrecision } from '../sweeps/sweep-precision.ts';
import { watchSweep } from '../sweeps/watch-sweep.ts';
import { allow, router } from '../trpc.ts';

const byId = z.object({ id: idSchema });

export const sweepsRouter = router({
  list: allow('viewer')
    .output(z.array(sweepSummarySchema))
    .query(({ ctx }) => listSweeps(ctx)),
  plan: allow('viewer')
    .input(sweepSpecSchema.omit({ name: true }))
    .output(sweepPlanSchema)
    .query(({ ctx, input }) => planSweep(ctx, input)),
  precision: allow('viewer')
    .input(sweepPrecisionInput)
    .output(z.array(benchmarkPrecisionSchema))
    .query(({ ctx, input }) => sweepPrecision(ctx, input)),
  create: allow('member')
    .input(sweepSpecSchema)
    .output(byId)
    .mutation(({ ctx, input }) => createSweep(ctx, input)),
  get: allow('viewer')
    .input(byId)
    .output(sweepDetailSchema)
    .query(({ ctx, input }) => getSweep(ctx, input)),
  stopping: allow('viewer')
    .input(byId)
    .output(stoppingStateSchema.nullable())
    .query(({ ctx, input }) => stoppingOfSweep(ctx, input)),
  cancel: allow('member')
    .input(byId)
    .output(z.void())
    .mutation(({ ctx, input }) => cancelSweep(ctx, input)),
  pause: allow('member')
    .input(byId)
    .output(z.void())
    .mutation(({ ctx, input }) => pauseSweep(ctx, input)),
  resume: allow('member')
    .input(byId)
    .output(z.void())
    .mutation(({ ctx, input }) => resumeSweep(ctx, input)),
  retry: allow('member')
    .input(byId)
    .output(z.void())
    .mutation(({ ctx, input }) => retrySweep(ctx, input)),
  planExtension: allow('viewer')
    .input(extendSweepInput)
    .output(extensionPlanSchema)
    .query(({ ctx, input }) => planExtension(ctx, input)),
  extend: allow('member')
    .input(extendSweepInput)
    .output(z.void())
    .mutation(({ ctx, input }) => extendSweep(ctx, input)),
  prioritise: allow('member')
    .input(byId.extend({ priority: prioritySchema }))
    .output(z.void())
    .mutation(({ ctx, input }) => prioritiseSweep(ctx, input)),
  /** Each event is the whole state, so a reader that comes back needs only the newest one. */
  progress: allow('viewer')
    .input(byId.extend({ lastEventId: z.string().max(40).nullish() }))
    .subscription(async ({ ctx, input, signal }) =>
      trackedByTime(await watchSweep(ctx, input, signal)),
    ),
});

async function* trackedByTime(events: AsyncIterable<SweepProgress>) {
  for await (const progress of events) yield tracked(String(progress.at.getTime()), progress);
}
