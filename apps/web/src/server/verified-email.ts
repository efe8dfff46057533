import type { Account, Profile } from 'next-auth';
import { z } from 'zod';

const GITHUB_EMAILS_URL = 'https://api.github.com/user/emails';
const TIMEOUT_MS = 10_000;

const oidcClaimsSchema = z.object({ email: z.email(), email_verified: z.literal(true) });

const githubEmailsSchema = z.array(
  z.object({ email: z.email(), primary: z.boolean(), verified: z.boolean() }),
);

/**
 * The address that the provider vouches for; null when it vouches for none. An address that anybody can type
 * into a profile would let them take over the member who has it.
 */
export async function verifiedEmailOf(
  account: Pick<Account, 'provider' | 'access_token'>,
  profile: Profile | undefined,
): Promise<string | null> {
  if (account.provider !== 'github') return verifiedClaim(profile);
  if (account.access_token === undefined) return null;
  const response = await fetch(GITHUB_EMAILS_URL, {
    headers: { Authorization: `Bearer ${account.access_token}`, 'User-Agent': 'assay' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return response.ok ? primaryVerified(await response.json()) : null;
}

/** The `email` claim of an OpenID Connect profile, only where `email_verified` is exactly true. */
export function verifiedClaim(profile: unknown): string | null {
  const claims = oidcClaimsSchema.safeParse(profile);
  return claims.success ? claims.data.email : null;
}

/** GitHub lists all of a person's addresses; its own provider takes the primary one without asking if it is verified. */
export function primaryVerified(body: unknown): string | null {
  const emails = githubEmailsSchema.safeParse(body);
  if (!emails.success) return null;
  return emails.data.find(({ primary, verified }) => primary && verified)?.email ?? null;
}
