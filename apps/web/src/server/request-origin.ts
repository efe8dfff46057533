/**
 * Whether a browser sent a changing request from a page that is not ours. The cookie is SameSite=Lax, but that
 * ignores ports: another server on the same machine counts as the same site. Command lines send no such header.
 */
export function isForeign(request: Pick<Request, 'method' | 'headers'>): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
