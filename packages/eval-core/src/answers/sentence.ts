/** A stated answer is short; a longer one is an essay, of which the beginning is enough. */
const LONGEST_SENTENCE = 2000;

/** What may end a sentence or hide its end: delimiters of formulas, braces, line ends and full stops. */
const TOKENS = /\\\\|\\\$|\\[()[\]{}]|\$\$|\$|[{}\n]|[.!?](?=\s|$|["”*])|[。！？]/g;
const OPENS = new Set(['\\(', '\\[']);
const CLOSES = new Set(['\\)', '\\]']);

/**
 * Where the sentence that begins at `start` ends, before its full stop. A formula belongs to it as a
 * whole, line ends included; outside of formulas a line end ends it. A delimiter that is never closed is
 * no formula.
 */
export function sentenceEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST_SENTENCE);
  let dollar = '';
  let depth = 0;
  let stopInFormula: number | null = null;
  TOKENS.lastIndex = start;
  for (;;) {
    const match = TOKENS.exec(text);
    if (match === null || match.index >= limit) break;
    const token = match[0];
    const isInFormula = dollar !== '' || depth > 0;
    if (token.startsWith('$')) dollar = dollar === '' ? token : dollar === token ? '' : dollar;
    else if (OPENS.has(token) || token === '{') depth += 1;
    else if (CLOSES.has(token) || token === '}') depth = Math.max(0, depth - 1);
    else if (token.length > 1) continue;
    else if (!isInFormula) return match.index;
    else {
      stopInFormula ??= match.index;
      if (token === '\n' && BLANK_LINE.test(text.slice(match.index, match.index + 20))) break;
    }
    if (dollar === '' && depth === 0) stopInFormula = null;
  }
  return stopInFormula ?? limit;
}

const BLANK_LINE = /^\n\s*\n/;
