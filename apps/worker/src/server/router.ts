import { timingSafeEqual } from 'node:crypto';

import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';

import {
  testReplySchema,
  workerBackendStateSchema,
  workerTestPromptInput,
  type TestReply,
  type WorkerBackendState,
} from '@assay/contracts/backend-trial';
import { idSchema } from '@assay/contracts/ids';
import {
  inFlightKeySchema,
  inFlightListSchema,
  inFlightQuerySchema,
  type InFlightFrame,
} from '@assay/contracts/in-flight';
import {
  answerGroupsQuestionSchema,
  answerGroupsSchema,
  type AnswerGroups,
  type AnswerGroupsQuestion,
} from '@assay/contracts/statistics/answer-groups';
import { workerStatusSchema, type WorkerStatus } from '@assay/contracts/workers';

import { followGeneration } from '../observe/follow-generation.ts';
import type { InFlight } from '../observe/in-flight.ts';

export interface WorkerControls {
  status: () => WorkerStatus;
  /** Begins to drain; the process ends when it is done. */
  drain: () => void;
  inFlight: InFlight;
  backendState: (backendId: number) => WorkerBackendState;
  /** Null: the workspace has no such backend. */
  testPrompt: (wanted: z.output<typeof workerTestPromptInput>) => Promise<TestReply | null>;
  groupAnswers: (question: AnswerGroupsQuestion) => Promise<AnswerGroups>;
  /** What a caller must show. */
  token: string;
}

export interface RequestContext {
  controls: WorkerControls;
  /** From the Authorization header; null when none was sent. */
  bearer: string | null;
}

/** Proxies and clients give up connections that are silent for minutes, as a server that thinks may be. */
const PING_INTERVAL_MS = 10_000;
/** Each holds a connection, and looks at its reply a dozen times a second. */
const MOST_WATCHERS = 200;

const t = initTRPC.context<RequestContext>().create({ jsonl: { pingMs: PING_INTERVAL_MS } });

/** The only way to begin a procedure: the caller knows the installation's key. */
const trusted = t.procedure.use(({ ctx, next }) => {
  if (ctx.bearer !== null && isSame(ctx.bearer, ctx.controls.token)) return next();
  throw new TRPCError({
    code: 'UNAUTHORIZED',
    message: 'Send the token that is derived from ASSAY_SECRET_KEY as a bearer.',
  });
});

let watchers = 0;

const inFlightRouter = t.router({
  list: trusted
    .input(inFlightQuerySchema)
    .output(inFlightListSchema)
    .query(({ ctx, input }) => ctx.controls.inFlight.list(input.runIds)),
  /** Frames until the request has ended; the last one alone when it is not in flight here. */
  watch: trusted.input(inFlightKeySchema).query(async function* watch({
    ctx,
    input,
    signal,
  }): AsyncGenerator<InFlightFrame> {
    const entry = ctx.controls.inFlight.find(input);
    if (!entry) {
      yield { kind: 'end', finish: null, message: 'The request is not in flight any more.' };
      return;
    }
    if (watchers >= MOST_WATCHERS) {
      const message = `${MOST_WATCHERS} people watch this worker already: try again later.`;
      throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message });
    }
    watchers += 1;
    try {
      yield* followGeneration(entry, signal ?? new AbortController().signal);
    } finally {
      watchers -= 1;
    }
  }),
});

const backendsRouter = t.router({
  state: trusted
    .input(z.object({ backendId: idSchema }))
    .output(workerBackendStateSchema)
    .query(({ ctx, input }) => ctx.controls.backendState(input.backendId)),
  testPrompt: trusted
    .input(workerTestPromptInput)
    .output(testReplySchema.nullable())
    .mutation(({ ctx, input }) => ctx.controls.testPrompt(input)),
});

export const workerRouter = t.router({
  status: trusted.output(workerStatusSchema).query(({ ctx }) => ctx.controls.status()),
  drain: trusted.mutation(({ ctx }) => {
    ctx.controls.drain();
  }),
  inFlight: inFlightRouter,
  backends: backendsRouter,
  /** Changes nothing; a mutation because the texts are too many for an address. */
  groupAnswers: trusted
    .input(answerGroupsQuestionSchema)
    .output(answerGroupsSchema)
    .mutation(({ ctx, input }) => ctx.controls.groupAnswers(input)),
});

export type WorkerRouter = typeof workerRouter;

function isSame(given: string, wanted: string): boolean {
  const [first, second] = [Buffer.from(given), Buffer.from(wanted)];
  return first.length === second.length && timingSafeEqual(first, second);
}
