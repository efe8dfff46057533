import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from './generated/prisma/client.ts';

export type { PrismaClient };

/** The client for everyday rows. Samples, traces and rollups go through SQL (see record/ and queries/). */
export function createPrisma(connectionString: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 6 }) });
}
