import type { PromptVariant } from '@assay/contracts/prompts';

/** The benchmark's own template and no system message, which is the checkpoint's own way, unless told otherwise. */
export function makeVariant(change: Partial<PromptVariant> = {}): PromptVariant {
  return {
    templateId: 1,
    templateHash: '111111111111',
    isDefaultTemplate: true,
    systemMessageId: 1,
    systemMessageHash: null,
    isOwnSystemMessage: true,
    ...change,
  };
}
