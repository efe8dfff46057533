import { z } from 'zod';

import type { VisitedPage, Visitor } from './http-visitor.ts';

const csrfSchema = z.object({ csrfToken: z.string() });

/** Sends a form of the sign-in page, as its buttons do; `path` is below /api/auth, and it leads to /account. */
export async function postSignIn(
  visitor: Visitor,
  webUrl: string,
  { path, fields }: { path: string; fields?: Record<string, string> },
): Promise<VisitedPage> {
  const { text } = await visitor.open(`${webUrl}/api/auth/csrf`);
  const { csrfToken } = csrfSchema.parse(JSON.parse(text));
  const callbackUrl = `${webUrl}/account`;
  return visitor.open(`${webUrl}/api/auth/${path}`, { ...fields, csrfToken, callbackUrl });
}
