import { z } from 'zod';

import { idSchema } from '@assay/contracts/ids';
import { runDetailSchema } from '@assay/contracts/runs';

import { getRun } from '../runs/get-run.ts';
import { allow, router } from '../trpc.ts';

export const runsRouter = router({
  get: allow('viewer')
    .input(z.object({ id: idSchema }))
    .output(runDetailSchema)
    .query(({ ctx, input }) => getRun(ctx, input)),
});
