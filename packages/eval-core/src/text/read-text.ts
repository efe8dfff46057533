/** Text commands of LaTeX; two deep is as far as people nest them. */
const COMMAND = /\\(?:text|textbf|textit|mathrm|mathbf|mbox|boxed|fbox)\s?\{([^{}]*)\}/g;
/** Emphasis and code of Markdown where they begin or end a word: not in 2*3, 2 * 3 and snake_case. */
const EMPHASIS =
  /(?<=^|[^\p{L}\p{N}*_~`])(?:[*_]{1,3}|~~|`{1,3})(?=[^\s*_~`])|(?<=[^\s*_~`])(?:[*_]{1,3}|~~|`{1,3})(?=$|[^\p{L}\p{N}*_~`])/gmu;
const HEADING_OR_BULLET = /^\s{0,3}(?:#{1,6}|[-*•–])\s+/gm;
const SUPERSCRIPT = /[\u00b2\u00b3\u00b9\u2070-\u2079]/g;

const LEADING = /^(?:[\s,;:!?"'«»<>–—…]|\.(?!\d))+/u;
const TRAILING = /[\s.,;:!?"'«»–—…]+$/u;
const BRACKETS = ['()', '[]', '<>', '{}'];
const ARTICLE = /^(?:the|an?)\s+(?=\S)/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * A text as it is compared when spelling is not the point: Unicode NFKC, one case, single spaces, without
 * markup, without punctuation and brackets round it and without a leading article ("The  **Nile**." is
 * "nile"). Signs that tell answers apart stay: the minus of -5, the dot of .5, the power of 2². A text
 * without letters and digits ("] }") is all signs, and only its spaces do not count.
 */
export function normalisedText(text: string): string {
  const plain = folded(text);
  if (!LETTER_OR_DIGIT.test(plain)) return withoutCode(plain).replaceAll(' ', '');
  const bare = withoutMarkup(plain).replace(/\s+/g, ' ');
  return withoutSurroundings(withoutSurroundings(bare).replace(ARTICLE, ''));
}

function folded(text: string): string {
  return text
    .replace(SUPERSCRIPT, (digit) => `^${digit}`)
    .normalize('NFKC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replaceAll('−', '-')
    .toLowerCase();
}

function withoutMarkup(text: string): string {
  return text
    .replace(COMMAND, '$1')
    .replace(COMMAND, '$1')
    .replace(HEADING_OR_BULLET, '')
    .replace(EMPHASIS, '')
    .replaceAll('$', '');
}

function withoutCode(text: string): string {
  const inner = text.replace(/^\s*`+|`+\s*$/g, '').replace(/\s+/g, ' ');
  return inner === '' ? text.trim() : inner;
}

/** A text that is nothing but punctuation stays as it is. */
function withoutSurroundings(text: string): string {
  let inner = text.replace(LEADING, '').replace(TRAILING, '');
  while (isEnclosed(inner)) inner = inner.slice(1, -1).replace(LEADING, '').replace(TRAILING, '');
  return inner === '' ? text.trim() : inner;
}

/** In one pair of brackets: "(b)", but not "(a) or (b)" and not "[0, 1)". */
function isEnclosed(text: string): boolean {
  const pair = BRACKETS.find(([open]) => text.startsWith(open ?? ' '));
  return (
    pair !== undefined &&
    text.length > 2 &&
    text.search(/[)\]>}]/) === text.length - 1 &&
    text.endsWith(pair.charAt(1))
  );
}

const TRUTH =
  /(?<![\p{L}\p{N}_])(?:(not|n['’]t|isn['’]t|never)\s{1,4}(?:be\s{1,4})?)?(true|false)(?![\p{L}\p{N}_])/giu;

export interface TruthWord {
  value: boolean;
  start: number;
  end: number;
}

/** Every "true" and "false" of the text as words, in order; "not true" is false and "not false" true. */
export function truthWords(text: string): TruthWord[] {
  return Array.from(text.matchAll(TRUTH), ({ 0: word, 1: negation, 2: truth = '', index }) => ({
    value: (truth.toLowerCase() === 'true') === (negation === undefined),
    start: index,
    end: index + word.length,
  }));
}
