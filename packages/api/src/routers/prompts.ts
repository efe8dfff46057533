import { z } from 'zod';

import { idSchema } from '@assay/contracts/ids';
import {
  createSystemMessageInput,
  createTemplateInput,
  firstItemSchema,
  promptListSchema,
  storedPromptSchema,
} from '@assay/contracts/prompts';

import { createSystemMessage } from '../prompts/create-system-message.ts';
import { createTemplate } from '../prompts/create-template.ts';
import { getFirstItem } from '../prompts/get-first-item.ts';
import { listPrompts } from '../prompts/list-prompts.ts';
import { allow, router } from '../trpc.ts';

export const promptsRouter = router({
  list: allow('viewer')
    .output(promptListSchema)
    .query(({ ctx }) => listPrompts(ctx)),
  firstItem: allow('viewer')
    .input(z.object({ versionId: idSchema }))
    .output(firstItemSchema)
    .query(({ ctx, input }) => getFirstItem(ctx, input)),
  createTemplate: allow('member')
    .input(createTemplateInput)
    .output(storedPromptSchema)
    .mutation(({ ctx, input }) => createTemplate(ctx, input)),
  createSystemMessage: allow('member')
    .input(createSystemMessageInput)
    .output(storedPromptSchema)
    .mutation(({ ctx, input }) => createSystemMessage(ctx, input)),
});
