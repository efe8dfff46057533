import { z } from 'zod';

import { workerInfoSchema } from '@assay/contracts/workers';
import { findWorkers } from '@assay/db/queries/workers';

import { allow, router } from '../trpc.ts';

export const workersRouter = router({
  list: allow('viewer')
    .output(z.array(workerInfoSchema))
    .query(({ ctx }) => findWorkers(ctx.services.pool)),
});
