/** The part of oidc-provider that the test issuer uses; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  import type { JsonWebKey } from 'node:crypto';

  export interface GrantDraft {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface RequestContext {
    oidc: {
      client: { clientId: string };
      session: { accountId: string };
      provider: Provider;
    };
  }

  export interface Account {
    accountId: string;
    claims(use: 'id_token' | 'userinfo'): Record<string, unknown> & { sub: string };
  }

  export interface Configuration {
    clients: readonly {
      client_id: string;
      client_secret: string;
      redirect_uris: readonly string[];
    }[];
    jwks: { keys: readonly JsonWebKey[] };
    cookies: { keys: readonly string[] };
    claims: Record<string, readonly string[]>;
    /** True, the default: what a scope stands for is told by the userinfo endpoint only. */
    conformIdTokenClaims: boolean;
    pkce: { required: () => boolean };
    features: { devInteractions: { enabled: boolean } };
    ttl: Record<string, number>;
    interactions: { url: (ctx: RequestContext, interaction: { uid: string }) => string };
    findAccount: (ctx: RequestContext, subject: string) => Account | undefined;
    loadExistingGrant: (ctx: RequestContext) => Promise<GrantDraft>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    readonly Grant: new (owner: { clientId: string; accountId: string }) => GrantDraft;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>;
  }
}
