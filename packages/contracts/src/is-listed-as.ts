import type { Dialect } from './backends.ts';

/**
 * Whether a server that lists a model under one name answers with it when it is asked for another. Ollama lists
 * `qwen3:latest` and takes `qwen3` for it; elsewhere names are the same to the letter.
 */
export function isListedAs(dialect: Dialect | null, listed: unknown, asked: string): boolean {
  return listed === asked || (dialect === 'ollama' && listed === `${asked}:latest`);
}
