import type { z } from 'zod';

import type { createSystemMessageInput, StoredPrompt } from '@assay/contracts/prompts';
import { storeSystemMessage } from '@assay/db/queries/prompts';

import type { UseCaseContext } from '../use-case.ts';

/** Makes a system message usable in this workspace; the same text is the same message. */
export async function createSystemMessage(
  { services, actor }: UseCaseContext,
  { text }: z.output<typeof createSystemMessageInput>,
): Promise<StoredPrompt> {
  return storeSystemMessage(services.prisma, actor.workspace.id, text);
}
