import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';

import { authOptions } from '../../../../server/auth.ts';

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

async function handler(request: NextRequest, context: RouteContext): Promise<Response> {
  const { nextauth } = await context.params;
  return NextAuth(request, { params: { nextauth } }, authOptions()) as Promise<Response>;
}

export { handler as GET, handler as POST };
