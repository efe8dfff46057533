import type { PromptVariant, SentPrompts } from '@assay/contracts/prompts';

export interface SentPromptModel {
  title: string;
  /** "the benchmark's own", "in place of the checkpoint's own". */
  origin: string;
  /** Null: none was sent. */
  hash: string | null;
  text: string | null;
}

/** Both texts of a run in full, each with its hash and whose it is. */
export function prepareSentPrompts(
  variant: PromptVariant,
  { templateText, systemMessageText }: SentPrompts,
): SentPromptModel[] {
  return [
    {
      title: 'Prompt template',
      origin: variant.isDefaultTemplate ? "the benchmark's own" : "in place of the benchmark's own",
      hash: variant.templateHash,
      text: templateText,
    },
    {
      title: 'System message',
      origin: variant.isOwnSystemMessage
        ? "the checkpoint's own"
        : "in place of the checkpoint's own",
      hash: variant.systemMessageHash,
      text: systemMessageText,
    },
  ];
}
