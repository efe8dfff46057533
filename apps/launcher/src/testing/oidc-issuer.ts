import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { Provider, type Account, type Configuration, type RequestContext } from 'oidc-provider';

export type IssuerAccount = {
  subject: string;
  email: string;
  emailIsVerified: boolean;
  /** OpenID Connect Core 1.0, 5.4, has it at userinfo; many providers put it into the ID token as well. */
  addressIn: 'userinfo' | 'id_token';
};

export type OidcIssuer = {
  url: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in from now on: the issuer has no password page, it believes the test. */
  become(account: IssuerAccount): void;
  close(): Promise<void>;
};

const INTERACTION_PATH = '/interaction/';
const TTL_SECONDS = 600;

/** A certified OpenID Connect provider on a free port of 127.0.0.1, with one client that must use PKCE. */
export async function startOidcIssuer(redirectUri: string): Promise<OidcIssuer> {
  addUrlParse();
  const server = createServer();
  const url = await listen(server);
  const client = { clientId: 'assay', clientSecret: randomUUID() };
  const accounts = new Map<string, IssuerAccount>();
  let present: IssuerAccount | null = null;
  const provider = new Provider(url, configure({ ...client, redirectUri, accounts }));
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const atLogin = present !== null && request.url?.startsWith(INTERACTION_PATH) === true;
    const answered =
      atLogin && present !== null
        ? provider.interactionFinished(request, response, {
            login: { accountId: present.subject },
          })
        : answer(request, response);
    answered.catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  return {
    url,
    ...client,
    become: (account) => {
      accounts.set(account.subject, account);
      present = account;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** oidc-provider calls URL.parse of Node 22; the standard says what it answers: null in place of a throw. */
function addUrlParse(): void {
  if ('parse' in URL) return;
  Object.defineProperty(URL, 'parse', {
    value: (text: string, base?: string) => (URL.canParse(text, base) ? new URL(text, base) : null),
  });
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port was bound');
  return `http://127.0.0.1:${address.port}`;
}

type IssuerFacts = {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  accounts: ReadonlyMap<string, IssuerAccount>;
};

function configure(facts: IssuerFacts): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: facts.clientId,
        client_secret: facts.clientSecret,
        redirect_uris: [facts.redirectUri],
      },
    ],
    jwks: { keys: [privateKey.export({ format: 'jwk' })] },
    cookies: { keys: [randomUUID()] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Each account decides for itself what its ID token says.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: {
      AccessToken: TTL_SECONDS,
      Grant: TTL_SECONDS,
      IdToken: TTL_SECONDS,
      Interaction: TTL_SECONDS,
      Session: TTL_SECONDS,
    },
    interactions: { url: (_, { uid }) => `${INTERACTION_PATH}${uid}` },
    findAccount: (_, subject) => findAccount(facts.accounts, subject),
    loadExistingGrant: consent,
  };
}

function findAccount(
  accounts: ReadonlyMap<string, IssuerAccount>,
  subject: string,
): Account | undefined {
  const account = accounts.get(subject);
  if (account === undefined) return undefined;
  const address = { email: account.email, email_verified: account.emailIsVerified };
  return {
    accountId: subject,
    claims: (use) =>
      use === 'userinfo' || account.addressIn === 'id_token'
        ? { sub: subject, ...address }
        : { sub: subject },
  };
}

/** Everybody agrees to all that is asked for: there is no consent page. */
async function consent({ oidc }: RequestContext) {
  const { client, session, provider } = oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}
