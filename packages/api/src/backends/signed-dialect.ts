import type { Dialect, ServedModel } from '@assay/contracts/backends';

/** What the cards of the models and the address of a server say of it. */
export interface Signature {
  dialect: Dialect | null;
  /** Whether it is a host beyond doubt: it has no pages of its own, and counts requests. */
  isHost: boolean;
}

/**
 * The dialect by who signs the cards of the models. The first card decides where its owner is known. OpenAI's host
 * signs some as `openai-internal` or `openai-dev`, in no order; where another card is OpenAI's, a server may still
 * have one of its models: Ollama signs `hf.co/openai/gpt-oss-20b` as `openai`.
 */
export function signedDialect(url: string, models: readonly ServedModel[]): Signature {
  const [first = null, ...others] = models.map(({ ownedBy }) => dialectOfOwner(ownedBy));
  if (first === 'openai' || isOpenAiHost(url)) return { dialect: 'openai', isHost: true };
  const isAmongOthers = others.includes('openai');
  return { dialect: first ?? (isAmongOthers ? 'openai' : null), isHost: false };
}

function dialectOfOwner(ownedBy: string | null): Dialect | null {
  const owner = ownedBy?.toLowerCase() ?? '';
  if (owner.startsWith('openai-')) return 'openai';
  return DIALECT_OF_OWNER.get(owner) ?? null;
}

const DIALECT_OF_OWNER = new Map<string, Dialect>([
  ['vllm', 'vllm'],
  ['sglang', 'sglang'],
  ['llamacpp', 'llamacpp'],
  ['library', 'ollama'],
  ['openai', 'openai'],
  ['system', 'openai'],
]);

/** With those of its regions, such as eu.api.openai.com. */
function isOpenAiHost(url: string): boolean {
  return /(?:^|\.)api\.openai\.com$/.test(new URL(url).hostname);
}
