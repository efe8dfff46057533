import { z } from 'zod';

import {
  attemptPageSchema,
  attemptTextInput,
  attemptTextSchema,
  listAttemptsInput,
} from '@assay/contracts/attempts';
import { idSchema } from '@assay/contracts/ids';
import { runDetailSchema } from '@assay/contracts/runs';

import { getAttemptText } from '../runs/get-attempt-text.ts';
import { getRun } from '../runs/get-run.ts';
import { listAttempts } from '../runs/list-attempts.ts';
import { allow, router } from '../trpc.ts';

export const runsRouter = router({
  get: allow('viewer')
    .input(z.object({ id: idSchema }))
    .output(runDetailSchema)
    .query(({ ctx, input }) => getRun(ctx, input)),
  attempts: allow('viewer')
    .input(listAttemptsInput)
    .output(attemptPageSchema)
    .query(({ ctx, input }) => listAttempts(ctx, input)),
  attemptText: allow('viewer')
    .input(attemptTextInput)
    .output(attemptTextSchema)
    .query(({ ctx, input }) => getAttemptText(ctx, input)),
});
