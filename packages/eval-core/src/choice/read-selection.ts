import type { Span } from '../answers/candidate.ts';

/** The options that a reply chooses: capital letters in order, each once. */
export interface Selection extends Span {
  letters: string;
}

/** Emphasis, quotes, brackets and LaTeX that may stand before a letter, and behind it. */
const OPENERS =
  /(?:[\s*_$"'`“”‘’«»<~#>]|\\(?:boxed|fbox|textbf|textit|textrm|text|mathrm|mathbf|mathit|mathsf)(?![a-z])|\\[([]|[([{])*/y;
const CLOSERS = /(?:[*_$"'`“”’»>~)\]}]|\\[)\]])*/y;
/** What people say between "the answer is" and the letter. */
const FILLERS =
  /(?:(?:for sure|definitely|certainly|clearly|obviously|surely|probably|most likely|likely|simply|therefore|thus|indeed|actually|the|correct|final|my|both|option|options|choice|choices|letter|letters|answer|answers|opción|alternativa|opzione|opção|respuesta|antwort|réponse|lettre|letra|lettera|buchstabe|вариант|буква|is|are)(?![\p{L}\d])\s*:?|选项|選項|选择|選擇|选|選)/iuy;
const LETTERS = /[A-Z]{1,26}(?![A-Za-z0-9_]|['’-][A-Za-z]|\.[A-Za-z]\.)/y;
const SMALL_LETTER = /[a-z](?=(?:[*_$"'`”’»>~)\]}]|\\[)\]])*[^\S\n]*(?:$|[\n.,;:!)]))/y;
/** A word behind a lone "A" or "I" that shows it to be a letter ("A is right"), not an article or a pronoun. */
const GOES_ON =
  /^[^\S\n]+(?:is|are|was|seems|because|since|as|and|or|for|over|which|due|not|but|with|the|this|that|ist|est|es|und|et|y|ou|oder)(?![\p{L}\d])/iu;
/** Nobody says "A would" of an article, but "I would" of himself. */
const GOES_ON_BEHIND_A = /^[^\S\n]+(?:would|must|should|can|cannot)(?![\p{L}\d])/iu;
const ARTICLE_OR_PRONOUN = /^[^\S\n]+[\p{Ll}]/u;

const AND = /[^\S\n]*(?:,?[^\S\n]*(?:(?:and|und|et|y|e|и)(?![a-zà-ÿ])|和|与|與|以?及)|[&+])/iuy;
const OR = /[^\S\n]*,?[^\S\n]*(?:(?:or|oder|ou|o|или)(?![a-zà-ÿ])|或者?)/iuy;
const COMMA = /[^\S\n]*[,;/][^\S\n]*/y;
const SPACE = /[^\S\n]+/y;
/** What must follow a list that only commas join; else "B, D is a distractor" would choose both. */
const END_OF_LIST =
  /^[^\S\n]*(?:$|[\n.;:!)\]}]|[^\p{L}\p{N}\s,]|(?:,\s*)?(?:are|because|since|as|both|only|too|together|sind|sont|son)(?!\p{Ll})|(?:,\s*)?(?:都|均|皆|因为|因為|是?正确|是?正確))/u;
const END_OF_LINE = /^[^\S\n]*[.!]?[^\S\n]*(?:$|\n)/;

const FARTHEST = 300;
const MOST_FILLERS = 6;

/**
 * Reads the letters that begin at that place of a text (its width folded): `B`, `**(B)**`, `\boxed{\text{B}}`,
 * "option B", `AC`, `A, C`, "A and C". Only what belongs to the choice is read: of "B, not C" and "B because
 * A is wrong" the B. "A good idea" begins with an article. null where no letter stands, where letters are
 * strung together without choosing ("A or B", "A B C D are all plausible"), and for letters outside of the
 * options. A small letter counts when nothing but a sign or the end of the line follows.
 */
export function readSelection(text: string, position: number, letters: string): Selection | null {
  const window = text.slice(position, position + FARTHEST);
  const first = readLabel(window, skipFillers(window), letters);
  if (first === null) return null;
  const all = readList(window, first, letters);
  if (all === null || !isWithin(all.letters, letters)) return null;
  return {
    letters: inOrder(all.letters),
    start: position + all.start,
    end: position + all.end,
  };
}

interface Label extends Span {
  letters: string;
  /** Behind the brackets and the emphasis round the label. */
  after: number;
}

function skipFillers(window: string): number {
  let position = 0;
  for (let count = 0; count < MOST_FILLERS; count += 1) {
    const start = matchEnd(OPENERS, window, position) ?? position;
    const end = matchEnd(FILLERS, window, start);
    if (end === null) break;
    position = end;
  }
  return position;
}

function readLabel(window: string, from: number, letters: string): Label | null {
  const start = matchEnd(OPENERS, window, from) ?? from;
  const isSmall = matchEnd(LETTERS, window, start) === null;
  const end = matchEnd(isSmall ? SMALL_LETTER : LETTERS, window, start);
  if (end === null) return null;
  const label = window.slice(start, end).toUpperCase();
  const after = matchEnd(CLOSERS, window, end) ?? end;
  const isLone = after === end && label.length === 1;
  if (isLone && 'AI'.includes(label) && isWord(label, window.slice(end))) return null;
  // Several letters at once are a choice only of options; else they are a word: "CO", "USA".
  if (label.length > 1 && !isWithin(label, letters)) return null;
  return { letters: label, start, end, after };
}

function isWord(label: string, rest: string): boolean {
  if (!ARTICLE_OR_PRONOUN.test(rest) || GOES_ON.test(rest)) return false;
  return label === 'I' || !GOES_ON_BEHIND_A.test(rest);
}

/** The label with those that a list joins to it; null when the list is no choice. */
function readList(window: string, first: Label, letters: string): Label | null {
  let list = first;
  let isJoinedByAnd = false;
  for (;;) {
    const or = matchEnd(OR, window, list.after);
    if (or !== null && readLabel(window, or, letters) !== null) return null;
    const and = matchEnd(AND, window, list.after);
    const next = and ?? matchEnd(COMMA, window, list.after);
    const label = next === null ? null : readLabel(window, next, letters);
    if (label === null || isWithin(label.letters, list.letters)) break;
    isJoinedByAnd ||= and !== null;
    list = { ...list, letters: list.letters + label.letters, end: label.end, after: label.after };
  }
  if (list === first) return readSpacedList(window, first, letters);
  return isJoinedByAnd || END_OF_LIST.test(window.slice(list.after)) ? list : first;
}

/** "A C" at the end of a line chooses both; "A B C D are all plausible" chooses nothing. */
function readSpacedList(window: string, first: Label, letters: string): Label | null {
  let list = first;
  for (;;) {
    const next = matchEnd(SPACE, window, list.after);
    const label = next === null ? null : readCapital(window, next, letters);
    if (label === null) break;
    list = { ...list, letters: list.letters + label.letters, end: label.end, after: label.after };
  }
  return list === first || END_OF_LINE.test(window.slice(list.after)) ? list : null;
}

function readCapital(window: string, from: number, letters: string): Label | null {
  const label = readLabel(window, from, letters);
  const isCapital = label !== null && /[A-Z]/.test(window.charAt(label.start));
  return isCapital && isWithin(label.letters, letters) && label.start === from ? label : null;
}

/** Where a match that begins exactly there ends; null: nothing matches there. */
function matchEnd(pattern: RegExp, text: string, position: number): number | null {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function isWithin(chosen: string, letters: string): boolean {
  return [...chosen].every((letter) => letters.includes(letter));
}

function inOrder(letters: string): string {
  return [...new Set(letters)].sort().join('');
}
