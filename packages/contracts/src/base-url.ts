const VERSION_AT_END = /\/v\d{1,3}$/;

/**
 * What a base URL means, for all who ask its server: one without a path means /v1, which every dialect serves; any
 * path is taken as it stands, since hosts have their API at /v1beta/openai or /inference as well. Nothing of a query.
 */
export function baseUrlOf(url: string): string {
  const base = new URL(url);
  const segments = base.pathname.split('/').filter((segment) => segment !== '');
  base.pathname = segments.length === 0 ? '/v1' : `/${segments.join('/')}`;
  base.search = '';
  base.hash = '';
  return base.href;
}

/** Whether a base ends in its version: one that does not is perhaps meant without the /v1 that follows. */
export function endsInVersion(base: string): boolean {
  return VERSION_AT_END.test(base);
}

/** Where the pages of the server's own lie, such as its metrics: beside its API. */
export function withoutVersion(base: string): string {
  return base.replace(VERSION_AT_END, '');
}
