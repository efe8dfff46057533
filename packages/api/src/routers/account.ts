import { z } from 'zod';

import { changePasswordInput, meSchema, sessionSchema } from '@assay/contracts/account';

import { changePassword } from '../account/change-password.ts';
import { describeMe } from '../account/me.ts';
import { endSession, listSessions } from '../account/sessions.ts';
import { allow, router } from '../trpc.ts';

export const accountRouter = router({
  me: allow('viewer')
    .output(meSchema)
    .query(({ ctx }) => describeMe(ctx.actor)),
  changePassword: allow('viewer')
    .input(changePasswordInput)
    .output(z.void())
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  sessions: allow('viewer')
    .output(z.array(sessionSchema))
    .query(({ ctx }) => listSessions(ctx)),
  revokeSession: allow('viewer')
    .input(z.object({ id: z.string().max(100) }))
    .output(z.void())
    .mutation(({ ctx, input }) => endSession(ctx, input)),
});
