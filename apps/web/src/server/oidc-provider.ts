import type { OAuthConfig, UserinfoEndpointHandler } from 'next-auth/providers/oauth';
import { z } from 'zod';

import type { Env } from '../env.ts';
import { verifiedClaim } from './verified-email.ts';

const profileSchema = z.object({ sub: z.string().min(1) });
export type OidcProfile = z.infer<typeof profileSchema>;

type ClaimsQuestion = Parameters<NonNullable<UserinfoEndpointHandler['request']>>[0];
type TokenSet = Exclude<Parameters<ClaimsQuestion['client']['userinfo']>[0], string>;

/** Any OpenID Connect provider that publishes its discovery document; null when none is configured. */
export function oidcProvider(env: Env): OAuthConfig<OidcProfile> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return {
    id: 'oidc',
    name: OIDC_NAME ?? 'single sign-on',
    type: 'oauth',
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    userinfo: { request: readClaims },
    profile: (profile) => ({ id: profileSchema.parse(profile).sub }),
  };
}

/**
 * The ID token's claims when they vouch for an address, else the userinfo endpoint's, whole: half of each could
 * pair one's address with the other's word. OpenID Connect Core 1.0, 5.4, has the address at userinfo only; many
 * providers put it into the token as well.
 */
async function readClaims({ client, tokens }: ClaimsQuestion) {
  // next-auth hands over the whole token set, though its type names the fields only.
  const tokenSet = tokens as TokenSet;
  const claims = tokenSet.claims();
  const published = client.issuer.metadata.userinfo_endpoint !== undefined;
  if (verifiedClaim(claims) !== null || !published) return claims;
  // Refuses an answer about another `sub` than the ID token's.
  return client.userinfo(tokenSet);
}
