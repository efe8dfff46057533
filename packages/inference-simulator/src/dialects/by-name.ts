import type { Dialect, DialectName } from './dialect.ts';
import { llamacpp } from './llamacpp.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import { plain } from './plain.ts';
import { sglang } from './sglang.ts';
import { tgi } from './tgi.ts';
import { vllm } from './vllm.ts';

export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  vllm,
  sglang,
  llamacpp,
  tgi,
  ollama,
  openai,
  plain,
};

export const DIALECT_NAMES = Object.keys(DIALECTS) as readonly DialectName[];
