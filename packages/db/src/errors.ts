import { Prisma } from './generated/prisma/client.ts';

/** True when the write met a row that already has this unique key. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
