import type { z } from 'zod';

import type { createTemplateInput, StoredPrompt } from '@assay/contracts/prompts';
import { storePromptTemplate } from '@assay/db/queries/prompts';

import type { UseCaseContext } from '../use-case.ts';

/** Makes a template usable in this workspace; the same text is the same template. */
export async function createTemplate(
  { services, actor }: UseCaseContext,
  { text }: z.output<typeof createTemplateInput>,
): Promise<StoredPrompt> {
  return storePromptTemplate(services.prisma, actor.workspace.id, text);
}
