import { z } from 'zod';

import { MOST_TEMPLATE_CHARACTERS, templateFault } from '@assay/eval-core/prompt-template';

import { idSchema } from './ids.ts';

/** As long as a template may be. */
const MOST_MESSAGE_CHARACTERS = MOST_TEMPLATE_CHARACTERS;

/** White space counts in a template: it is sent as it is written. */
export const createTemplateInput = z.object({
  text: z.string().superRefine((text, context) => {
    const fault = templateFault(text);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  }),
});

/** Trimmed, as the message of a checkpoint is. */
export const createSystemMessageInput = z.object({
  text: z
    .string()
    .trim()
    .min(1, 'Write the message; to send none, choose "none".')
    .max(
      MOST_MESSAGE_CHARACTERS,
      `The message has more than ${MOST_MESSAGE_CHARACTERS} characters: shorten it.`,
    ),
});

export const storedPromptSchema = z.object({
  id: idSchema,
  /** The first twelve digits of the hash of its text. */
  hash: z.string(),
});
export type StoredPrompt = z.infer<typeof storedPromptSchema>;

export const promptTemplateSchema = storedPromptSchema.extend({
  text: z.string(),
  /** How many benchmark versions of this workspace ask with it unless told otherwise. */
  defaultOf: z.int(),
});
export type PromptTemplate = z.infer<typeof promptTemplateSchema>;

export const systemMessageSchema = storedPromptSchema.extend({
  /** Empty: none is sent. */
  text: z.string(),
  /** How many checkpoints of this workspace send it unless told otherwise. */
  ownOf: z.int(),
});
export type SystemMessage = z.infer<typeof systemMessageSchema>;

/** What a sweep of this workspace may ask with, the newest first. */
export const promptListSchema = z.object({
  templates: z.array(promptTemplateSchema),
  systemMessages: z.array(systemMessageSchema),
});
export type PromptList = z.infer<typeof promptListSchema>;

/** The first item of a benchmark version and its default template, to show what would be sent. */
export const firstItemSchema = z.object({
  itemKey: z.string(),
  prompt: z.string(),
  templateText: z.string(),
});
export type FirstItem = z.infer<typeof firstItemSchema>;

/**
 * With which prompt template and system message a run asked. Two runs of one checkpoint on one benchmark
 * version measure the same only where both are the same.
 */
export const promptVariantSchema = z.object({
  templateId: idSchema,
  /** The first twelve digits of the hash of its text. */
  templateHash: z.string(),
  /** True: the benchmark version's own. */
  isDefaultTemplate: z.boolean(),
  systemMessageId: idSchema,
  /** Null: none was sent. */
  systemMessageHash: z.string().nullable(),
  /** True: what the checkpoint sends unless told otherwise, which may be none. */
  isOwnSystemMessage: z.boolean(),
});
export type PromptVariant = z.infer<typeof promptVariantSchema>;

/** Both texts of a run in full. */
export const sentPromptsSchema = z.object({
  templateText: z.string(),
  /** Null: none was sent. */
  systemMessageText: z.string().nullable(),
});
export type SentPrompts = z.infer<typeof sentPromptsSchema>;

/**
 * The same for runs that differ from their defaults in the same way, so that a checkpoint's runs with each
 * benchmark's own template are one row of a leaderboard.
 */
export function promptVariantKey(variant: PromptVariant): string {
  const template = variant.isDefaultTemplate ? 'default' : variant.templateId;
  const systemMessage = variant.isOwnSystemMessage ? 'own' : variant.systemMessageId;
  return `${template}/${systemMessage}`;
}
