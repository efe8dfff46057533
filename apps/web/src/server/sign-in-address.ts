import 'server-only';

import { headers } from 'next/headers';

import { PATH_HEADER } from '../proxy-header.ts';

/** Where a guest is sent: the sign-in page, which leads back to the page that was asked for. */
export async function signInAddress(): Promise<string> {
  const path = (await headers()).get(PATH_HEADER);
  if (path === null || path === '/') return '/sign-in';
  return `/sign-in?${new URLSearchParams({ next: path }).toString()}`;
}
