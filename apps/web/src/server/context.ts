import 'server-only';

import { decode } from 'next-auth/jwt';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';

import type { Actor } from '@assay/api/actor';
import { actorFromSession } from '@assay/api/auth/sessions';
import { actorFromToken } from '@assay/api/auth/tokens';
import type { ApiContext } from '@assay/api/trpc';

import { env } from '../env.ts';
import { services } from './services.ts';
import { sessionCookie } from './session-cookie.ts';

const BEARER = 'Bearer ';

/** Who asks, from the request's token or cookie; once per request, and asked of the database on every one. */
export const createContext = cache(async (): Promise<ApiContext> => {
  const authorization = (await headers()).get('authorization');
  return {
    services: services(),
    actor: authorization === null ? await fromCookie() : await fromBearer(authorization),
  };
});

/** A request that names a token is judged by it alone: a cookie never mends a wrong one. */
async function fromBearer(authorization: string): Promise<Actor | null> {
  if (!authorization.startsWith(BEARER)) return null;
  return actorFromToken(services(), authorization.slice(BEARER.length));
}

async function fromCookie(): Promise<Actor | null> {
  const cookie = (await cookies()).get(sessionCookie().name);
  if (cookie === undefined) return null;
  const sessionId = await sessionIdIn(cookie.value);
  return sessionId === null ? null : actorFromSession(services(), sessionId);
}

async function sessionIdIn(token: string): Promise<string | null> {
  try {
    const payload = await decode({ token, secret: env().NEXTAUTH_SECRET });
    return typeof payload?.sid === 'string' ? payload.sid : null;
  } catch {
    // Forged, expired, or sealed with another installation's secret: as good as no cookie.
    return null;
  }
}
