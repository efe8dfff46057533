import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { z, ZodError } from 'zod';

import { can, type Role } from '@assay/contracts/account';
import { AssayError, type ErrorCode } from '@assay/contracts/errors';

import type { Actor } from './actor.ts';
import { holdsNulCharacter } from './nul-character.ts';
import type { ApiServices } from './services.ts';

export interface ApiContext {
  services: ApiServices;
  actor: Actor | null;
}

const t = initTRPC.context<ApiContext>().create({
  transformer: superjson,
  sse: {
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
  errorFormatter({ shape, error }) {
    const complaint = inputComplaint(error);
    const fields = complaint && z.flattenError(complaint).fieldErrors;
    return {
      ...shape,
      message: complaint?.issues[0]?.message ?? publicMessage(error),
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        fields,
      },
    };
  },
});

/** What was wrong with the input; null for another error, an answer of ours that breaks its schema included. */
function inputComplaint({ code, cause }: TRPCError): ZodError | null {
  return code === 'BAD_REQUEST' && cause instanceof ZodError ? cause : null;
}

/** What a client may read: our own sentences and nothing else. */
function publicMessage(error: TRPCError): string {
  if (error.code === 'INTERNAL_SERVER_ERROR')
    return 'Something went wrong on the server; its log says what.';
  return error.message;
}

const trpcCodes: Record<ErrorCode, TRPCError['code']> = {
  'bad-input': 'BAD_REQUEST',
  'not-signed-in': 'UNAUTHORIZED',
  'not-allowed': 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  'backend-unreachable': 'BAD_GATEWAY',
  unavailable: 'SERVICE_UNAVAILABLE',
};

const refuseNulCharacter = t.middleware(async ({ getRawInput, next }) => {
  if (holdsNulCharacter(await getRawInput())) {
    throw new TRPCError({
      code: 'BAD_REQUEST',
      message: 'A text holds the character U+0000, which cannot be stored: remove it.',
    });
  }
  return next();
});

const translateErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok || !(result.error.cause instanceof AssayError)) return result;
  const { cause } = result.error;
  throw new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause });
});

/**
 * The only way to begin a procedure: it names the least role that may call it. tRPC's own builder is not
 * exported, so a procedure without a rule does not compile.
 */
export function allow(leastRole: Role) {
  return t.procedure
    .use(translateErrors)
    .use(refuseNulCharacter)
    .use(({ ctx, next }) => {
      const { actor } = ctx;
      if (!actor) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first.' });
      if (!can(actor.role, leastRole)) {
        throw new TRPCError({
          code: 'FORBIDDEN',
          message: `This needs the role ${leastRole}; yours is ${actor.role}.`,
        });
      }
      return next({ ctx: { services: ctx.services, actor } });
    });
}

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
