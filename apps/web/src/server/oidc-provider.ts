import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';

import type { Env } from '../env.ts';

const profileSchema = z.object({ sub: z.string().min(1) });
export type OidcProfile = z.infer<typeof profileSchema>;

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
    profile: (profile) => ({ id: profileSchema.parse(profile).sub }),
  };
}
