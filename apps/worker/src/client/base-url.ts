import { baseUrlOf, withoutVersion } from '@assay/contracts/base-url';

export interface Endpoint {
  /** Scheme, host and port: what a connection pool belongs to. */
  origin: string;
  /** Of the chat completions. */
  path: string;
}

const CHAT = '/chat/completions';

/** Where a backend answers chat completions. */
export function chatEndpoint(baseUrl: string): Endpoint {
  const { origin, pathname } = new URL(baseUrlOf(baseUrl));
  return { origin, path: `${pathname}${CHAT}` };
}

/** The path of another page of the same API, such as its list of models. */
export function apiPage({ path }: Pick<Endpoint, 'path'>, page: string): string {
  return `${baseOf(path)}${page}`;
}

/** The path of a page of the server's own, such as its metrics, which lies beside its API. */
export function ownPage({ path }: Pick<Endpoint, 'path'>, page: string): string {
  return `${withoutVersion(baseOf(path))}${page}`;
}

function baseOf(path: string): string {
  return path.endsWith(CHAT) ? path.slice(0, -CHAT.length) : path;
}
