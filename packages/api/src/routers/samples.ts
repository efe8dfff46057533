import { z } from 'zod';

import { sampleIdSchema } from '@assay/contracts/ids';
import { inFlightKeySchema } from '@assay/contracts/in-flight';
import { listSamplesInput, samplePageSchema, traceSchema } from '@assay/contracts/samples';

import { findSample } from '../samples/find-sample.ts';
import { getTrace } from '../samples/get-trace.ts';
import { listSamples } from '../samples/list-samples.ts';
import { allow, router } from '../trpc.ts';

export const samplesRouter = router({
  list: allow('viewer')
    .input(listSamplesInput)
    .output(samplePageSchema)
    .query(({ ctx, input }) => listSamples(ctx, input)),
  get: allow('viewer')
    .input(z.object({ id: sampleIdSchema }))
    .output(traceSchema)
    .query(({ ctx, input }) => getTrace(ctx, input)),
  /** By the request that it was; null as long as it is not stored. */
  find: allow('viewer')
    .input(inFlightKeySchema)
    .output(sampleIdSchema.nullable())
    .query(({ ctx, input }) => findSample(ctx, input)),
});
