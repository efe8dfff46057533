import 'server-only';

import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import GitHubProvider from 'next-auth/providers/github';
import { z } from 'zod';

import { verifyPassword } from '@assay/api/auth/verify-password';
import { AssayError } from '@assay/contracts/errors';

import { env } from '../env.ts';
import { oidcProvider } from './oidc-provider.ts';
import { services } from './services.ts';

type Providers = NextAuthOptions['providers'];

const credentialsSchema = z.object({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(200),
});

/** Passwords always; GitHub and one OpenID Connect provider when the environment names them. */
export function signInProviders(): Providers {
  const { GITHUB_ID, GITHUB_SECRET } = env();
  const providers: Providers = [passwordProvider()];
  if (GITHUB_ID !== undefined && GITHUB_SECRET !== undefined) {
    providers.push(GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET }));
  }
  const oidc = oidcProvider(env());
  if (oidc !== null) providers.push(oidc);
  return providers;
}

function passwordProvider() {
  return CredentialsProvider({
    name: 'Password',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(input) {
      const credentials = credentialsSchema.safeParse(input);
      if (!credentials.success) return null;
      const member = await checkPassword(credentials.data);
      return member && { id: String(member.userId) };
    },
  });
}

/** next-auth passes the message of an error on to the browser, so it is one of our codes and never the error's own. */
async function checkPassword(credentials: z.infer<typeof credentialsSchema>) {
  try {
    return await verifyPassword(services(), credentials);
  } catch (error) {
    if (error instanceof AssayError && error.code === 'not-allowed')
      throw new Error('AccountClosed', { cause: error });
    console.error('Sign-in failed:', error);
    throw new Error('Unavailable', { cause: error });
  }
}
