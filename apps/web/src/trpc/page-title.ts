import 'server-only';

import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';

/**
 * The title of a page about one thing, which tells its tab from those of others. The general one stands where the thing
 * cannot be read: the page itself says why.
 *
 * @param name reads through the query client of the request, so that the page and its title ask the database once
 */
export async function pageTitle(
  general: string,
  name: () => Promise<string | undefined>,
): Promise<Metadata> {
  try {
    return { title: (await name()) ?? general };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return { title: general };
  }
}
