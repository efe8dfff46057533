import { tokenize } from '../text/tokenizer.ts';

/**
 * One hash for each whole block of a prompt's tokens, each over the block and all before it, and over the
 * salt that keeps tenants apart: 32-bit FNV-1a (Fowler, Noll, Vo), plenty for a simulation.
 */
export function prefixBlocks(promptText: string, salt: string, blockTokens: number): number[] {
  const tokens = tokenize(promptText);
  const blocks: number[] = [];
  let hash = fnv1a(salt, 0x811c9dc5);
  for (let start = 0; start + blockTokens <= tokens.length; start += blockTokens) {
    hash = fnv1a(tokens.slice(start, start + blockTokens).join('\u0000'), hash);
    blocks.push(hash);
  }
  return blocks;
}

function fnv1a(text: string, start: number): number {
  let hash = start;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0;
  }
  return hash;
}
