import 'server-only';

import type { NextAuthOptions } from 'next-auth';
import { headers } from 'next/headers';

import {
  actorFromSession,
  closeSession,
  openSession,
  SESSION_SECONDS,
} from '@assay/api/auth/sessions';

import { env } from '../env.ts';
import { signInProviders } from './auth-providers.ts';
import { memberBehind } from './provider-member.ts';
import { services } from './services.ts';
import { sessionCookie } from './session-cookie.ts';

const CREDENTIALS = 'credentials';

/** The cookie's token names a session and says nothing else; the row decides on every request. */
export function authOptions(): NextAuthOptions {
  const { name, secure } = sessionCookie();
  return {
    secret: env().NEXTAUTH_SECRET,
    providers: signInProviders(),
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } },
    },
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!account || account.provider === CREDENTIALS) return true;
        const member = await memberBehind(account, profile);
        if (member === null) return false;
        user.id = String(member.userId);
        return true;
      },
      async jwt({ token, user, account }) {
        // An account is given only in the request that signs in; later ones leave it undefined, whatever the types say.
        if (!account) return { sid: token.sid };
        return { sid: await startSession(Number(user.id)) };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: ({ token }) => endSession(token.sid),
    },
  };
}

async function startSession(userId: number): Promise<string> {
  const userAgent = (await headers()).get('user-agent');
  return openSession(services(), { userId, userAgent });
}

async function endSession(sessionId: unknown): Promise<void> {
  if (typeof sessionId !== 'string') return;
  const actor = await actorFromSession(services(), sessionId);
  if (actor === null) return;
  await closeSession(services(), { id: sessionId, userId: actor.userId });
}
