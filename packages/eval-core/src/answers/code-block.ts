import type { Span } from './candidate.ts';

/** A fenced block of code. */
export interface CodeBlock extends Span {
  /** Its lines without the fences; `start` and `end` enclose exactly this. */
  code: string;
  /** The first word of the info string in lower case ("python"); '' when it has none. */
  language: string;
}

/** Up to three spaces, three or more of one sign, and the info string, in which a backtick fence has no backtick. */
const OPENING = /^ {0,3}(?:(`{3,})([^`]*)|(~{3,})(.*))$/;

interface OpenFence {
  sign: string;
  length: number;
  language: string;
  start: number;
}

/**
 * The fenced code blocks of a text, in order, as CommonMark tells them: a block ends at a fence of the same
 * sign that is at least as long as its opening; one that is never closed is none. Linear.
 */
export function codeBlocks(text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let fence: OpenFence | null = null;
  let position = 0;
  for (const line of text.split('\n')) {
    const start = position;
    position += line.length + 1;
    if (fence === null) fence = openingFence(line.trimEnd(), position);
    else if (closes(line.trimEnd(), fence)) {
      blocks.push(blockOf(text, fence, start));
      fence = null;
    }
  }
  return blocks;
}

/** The last block, of the language where one is named: the program that a reply ends on. null: there is none. */
export function lastCodeBlock(text: string, languages: readonly string[] = []): CodeBlock | null {
  const blocks = codeBlocks(text);
  const named = blocks.findLast(({ language }) => languages.includes(language));
  return named ?? blocks.at(-1) ?? null;
}

function openingFence(line: string, start: number): OpenFence | null {
  const [, ticks, afterTicks, tildes, afterTildes] = OPENING.exec(line) ?? [];
  const fence = ticks ?? tildes;
  if (fence === undefined) return null;
  const [language = ''] = (afterTicks ?? afterTildes ?? '').trim().split(/[\s{,]/, 1);
  return { sign: fence.charAt(0), length: fence.length, language: language.toLowerCase(), start };
}

function closes(line: string, { sign, length }: OpenFence): boolean {
  const trimmed = line.trim();
  const indent = line.length - line.trimStart().length;
  if (trimmed.length < length || indent > 3) return false;
  return [...trimmed].every((character) => character === sign);
}

/** The line end before the closing fence belongs to the fence. */
function blockOf(text: string, { start, language }: OpenFence, fenceStart: number): CodeBlock {
  const lineEnd = text.endsWith('\r\n', fenceStart) ? 2 : 1;
  const end = Math.max(start, fenceStart - lineEnd);
  return { code: text.slice(start, end), language, start, end };
}
