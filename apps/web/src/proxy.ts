import { NextResponse, type NextRequest } from 'next/server';

import { PATH_HEADER } from './proxy-header.ts';

/** Only passes the address on; who may see a page is decided where the database is asked. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: '/((?!api/|_next/).*)' };
