import type { PrismaClient } from '../client.ts';
import { columnsOf, type NewCheckpoint } from './checkpoints.ts';
import { ensureSystemMessage } from './prompts.ts';

/** A checkpoint whose parent may be one that stands before it in the list, by its place. */
export type ListedCheckpoint = NewCheckpoint & { parentPlace: number | null };

/** Adds all of them or none, in their order. */
export async function insertCheckpoints(
  prisma: PrismaClient,
  checkpoints: readonly ListedCheckpoint[],
): Promise<number[]> {
  for (const message of new Set(checkpoints.map(({ systemMessage }) => systemMessage))) {
    if (message !== null) await ensureSystemMessage(prisma, message);
  }
  return prisma.$transaction(
    async (transaction) => {
      const ids: number[] = [];
      for (const { parentPlace, ...checkpoint } of checkpoints) {
        const parentId = parentPlace === null ? checkpoint.parentId : (ids[parentPlace] ?? null);
        const { id } = await transaction.checkpoint.create({
          data: { ...columnsOf(checkpoint), parentId },
        });
        ids.push(id);
      }
      return ids;
    },
    { timeout: LONGEST_MS },
  );
}

/** Five hundred rows take a second. */
const LONGEST_MS = 30_000;
