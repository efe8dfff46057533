export interface Endpoint {
  /** Scheme, host and port: what a connection pool belongs to. */
  origin: string;
  /** Of the chat completions. */
  path: string;
}

/**
 * Where a backend answers chat completions. People give the base URL with or without its version segment
 * (`/v1`); without one, `/v1` is what every dialect serves.
 */
export function chatEndpoint(baseUrl: string): Endpoint {
  const { origin, pathname } = new URL(baseUrl);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const versioned = /^v\d{1,3}$/.test(segments.at(-1) ?? '') ? segments : [...segments, 'v1'];
  return { origin, path: `/${[...versioned, 'chat', 'completions'].join('/')}` };
}
