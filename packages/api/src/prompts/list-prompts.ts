import type { PromptList } from '@assay/contracts/prompts';
import { findPromptTemplates, findSystemMessages } from '@assay/db/queries/prompts';

import type { UseCaseContext } from '../use-case.ts';

/** The texts that this workspace's benchmark versions, checkpoints and runs name, and those written here. */
export async function listPrompts({ services, actor }: UseCaseContext): Promise<PromptList> {
  const [templates, systemMessages] = await Promise.all([
    findPromptTemplates(services.pool, actor.workspace.id),
    findSystemMessages(services.pool, actor.workspace.id),
  ]);
  return { templates, systemMessages };
}
