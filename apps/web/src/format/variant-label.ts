import type { PromptVariant } from '@assay/contracts/prompts';

/** "template 3fa9c01b22de · no system message": how a run differs from its defaults; null where it does not. */
export function variantLabel(variant: PromptVariant): string | null {
  const parts = [
    ...(variant.isDefaultTemplate ? [] : [`template ${variant.templateHash}`]),
    ...(variant.isOwnSystemMessage ? [] : [systemMessageText(variant)]),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}

function systemMessageText({ systemMessageHash }: PromptVariant): string {
  return systemMessageHash === null ? 'no system message' : `system message ${systemMessageHash}`;
}
