import { timingSafeEqual } from 'node:crypto';

import { initTRPC, TRPCError } from '@trpc/server';

import { workerStatusSchema, type WorkerStatus } from '@assay/contracts/workers';

export interface WorkerControls {
  status: () => WorkerStatus;
  /** Begins to drain; the process ends when it is done. */
  drain: () => void;
  /** What a caller must show to drain. */
  token: string;
}

export interface RequestContext {
  controls: WorkerControls;
  /** From the Authorization header; null when none was sent. */
  bearer: string | null;
}

const t = initTRPC.context<RequestContext>().create();

/** The server listens on the loopback address only: whoever reaches it may ask how the worker does. */
const loopback = t.procedure;

const trusted = t.procedure.use(({ ctx, next }) => {
  if (ctx.bearer !== null && isSame(ctx.bearer, ctx.controls.token)) return next();
  throw new TRPCError({
    code: 'UNAUTHORIZED',
    message: 'Send the token that is derived from ASSAY_SECRET_KEY as a bearer.',
  });
});

export const workerRouter = t.router({
  status: loopback.output(workerStatusSchema).query(({ ctx }) => ctx.controls.status()),
  drain: trusted.mutation(({ ctx }) => {
    ctx.controls.drain();
  }),
});

export type WorkerRouter = typeof workerRouter;

function isSame(given: string, wanted: string): boolean {
  const [first, second] = [Buffer.from(given), Buffer.from(wanted)];
  return first.length === second.length && timingSafeEqual(first, second);
}
