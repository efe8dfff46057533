import { fetchRequestHandler } from '@trpc/server/adapters/fetch';

import { appRouter } from '@assay/api/root';

import { createContext } from '../../../../server/context.ts';
import { isForeign } from '../../../../server/request-origin.ts';

function handler(request: Request): Promise<Response> | Response {
  if (isForeign(request)) {
    return new Response('This address takes changes from its own pages only.', { status: 403 });
  }
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext,
    onError({ error, path }) {
      if (error.code === 'INTERNAL_SERVER_ERROR')
        console.error(`${path ?? 'request'} failed:`, error);
    },
  });
}

export { handler as GET, handler as POST };
