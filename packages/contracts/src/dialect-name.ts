import type { Dialect } from './backends.ts';

const names: Record<Dialect, string> = {
  vllm: 'vLLM',
  sglang: 'SGLang',
  tgi: 'TGI',
  llamacpp: 'llama.cpp',
  ollama: 'Ollama',
  openai: 'OpenAI',
  plain: 'OpenAI-compatible',
};

/** How a dialect writes its own name. */
export function dialectName(dialect: Dialect): string {
  return names[dialect];
}
