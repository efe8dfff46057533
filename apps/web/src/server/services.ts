import 'server-only';

import { createApiServices, type ApiServices } from '@assay/api/services';

import { env } from '../env.ts';

declare global {
  var assayServices: ApiServices | undefined;
}

/**
 * One set per process. It hangs on globalThis because Next loads modules again in each of its bundles and on
 * every hot reload, and each copy would open its own connections.
 */
export function services(): ApiServices {
  globalThis.assayServices ??= createApiServices({
    databaseUrl: env().DATABASE_URL,
    secretKey: env().ASSAY_SECRET_KEY,
    uploadsFolder: env().ASSAY_UPLOADS,
    hubAddress: env().ASSAY_HUB_URL,
  });
  return globalThis.assayServices;
}
