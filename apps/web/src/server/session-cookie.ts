import { env } from '../env.ts';

/**
 * Cookies ignore ports, so two installations on one machine would sign each other out: the port is in the name.
 * Over https the `__Host-` prefix keeps a neighbouring host from planting one.
 */
export function sessionCookie(): { name: string; secure: boolean } {
  const url = new URL(env().NEXTAUTH_URL);
  if (url.protocol === 'https:') return { name: '__Host-assay-session', secure: true };
  return { name: `assay-session-${url.port === '' ? '80' : url.port}`, secure: false };
}
