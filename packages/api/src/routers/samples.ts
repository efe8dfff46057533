import { z } from 'zod';

import { sampleIdSchema } from '@assay/contracts/ids';
import { listSamplesInput, samplePageSchema, traceSchema } from '@assay/contracts/samples';

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
});
