import { letterAt } from './letter.ts';

export interface OptionLabel {
  /** Position among the options, 0 for A. */
  index: number;
  /** The text of another option that stands beside the letter ("B. 5" where 5 is C); null when none does. */
  contradiction: string | null;
}

/** Longer text after a marker is a sentence, not a label. */
const LONGEST_LABEL = 200;
const DEEPEST_WRAPPING = 8;

/**
 * Reads which option a short text names: a letter in any usual wrapping (`B`, `**B**`, `(B)`, `B)`,
 * `B.`, `[B]`, `\boxed{B}`, `$B$`, `Option B`), a letter with its option's text or a reason after it,
 * or an option's whole text. null when it names none, several, or a letter that is no option.
 */
export function readLabel(text: string, options: readonly string[]): OptionLabel | null {
  if (text.length > LONGEST_LABEL) return null;
  const bare = unwrap(text);
  if (/^[a-z]$/i.test(bare)) return labelAt(letterIndex(bare, options), null);
  return byOptionText(bare, options) ?? byLeadingLetter(bare, options);
}

function unwrap(text: string): string {
  let bare = text;
  for (let depth = 0; depth < DEEPEST_WRAPPING; depth += 1) {
    const inner = unwrapOnce(bare);
    if (inner === bare) return bare;
    bare = inner;
  }
  return bare;
}

const BRACKETS = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const WRAPPERS = [
  /^\\(?:boxed|fbox|text|textbf|mathrm|mathbf)\s*\{(.*)\}$/,
  /^\\\((.*)\\\)$/,
  /^\\\[(.*)\\\]$/,
  /^(?:the )?(?:correct )?(?:answer|option|choice|letter)(?: is)?[: ](.*)$/i,
];

function unwrapOnce(text: string): string {
  const trimmed = trimMarks(text);
  for (const wrapper of WRAPPERS) {
    const inner = wrapper.exec(trimmed)?.[1];
    if (inner !== undefined) return inner;
  }
  return withoutBrackets(trimmed);
}

/** The inside of brackets that close at the very end: not of "(A) or (B)". */
function withoutBrackets(text: string): string {
  const close = BRACKETS.get(text.charAt(0));
  if (close === undefined) return text;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === text[0]) depth += 1;
    if (text[index] === close) depth -= 1;
    if (depth === 0) return index === text.length - 1 ? text.slice(1, -1) : text;
  }
  return text;
}

/** Removes emphasis, quotes, dollars and closing punctuation at both ends. */
function trimMarks(text: string): string {
  const marks = ' \t\r\n*_$"\'`';
  let start = 0;
  let end = text.length;
  while (start < end && marks.includes(text.charAt(start))) start += 1;
  while (end > start && `${marks}.,;!`.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function byOptionText(bare: string, options: readonly string[]): OptionLabel | null {
  const words = wordsOf(bare);
  const named = options.flatMap((option, index) => {
    const [text, letter] = [wordsOf(option), letterAt(index).toLowerCase()];
    return [text, `${letter} ${text}`, `${text} ${letter}`].includes(words) ? [index] : [];
  });
  return named.length === 1 ? labelAt(named[0] ?? null, null) : null;
}

/**
 * `B) …`, `B. …`, `(B) …`, `\boxed{B} …`, `B - …`, `B because …`: the letter counts, not what follows.
 * Capitals only: a small letter inside a text is more often a word ("a (short) walk").
 */
const LEADING_LETTER =
  /^(?:\\boxed\{|[([{*$])*([A-Z])(?:[)\]}*$.:]+|\s+[-–—=]|\s*\(|\s+(?:because|since|as)\b)(.*)$/s;

/** "A) or B)", "(A) (B)" and the like choose nothing. */
const ANOTHER_LABEL = /^\s*(?:or\b|and\b|,|\/|[([{*$]*[A-Z](?:[)\]}*$.:]|$))/;

function byLeadingLetter(bare: string, options: readonly string[]): OptionLabel | null {
  const [, letter, after] = LEADING_LETTER.exec(bare) ?? [];
  if (letter === undefined || after === undefined) return null;
  if (ANOTHER_LABEL.test(after)) return null;
  const index = letterIndex(letter, options);
  const other = options.find((option, at) => at !== index && wordsOf(option) === wordsOf(after));
  return labelAt(index, other ?? null);
}

function letterIndex(letter: string, options: readonly string[]): number | null {
  const index = options.findIndex((_, at) => letterAt(at) === letter.toUpperCase());
  return index === -1 ? null : index;
}

function labelAt(index: number | null, contradiction: string | null): OptionLabel | null {
  return index === null ? null : { index, contradiction };
}

/** Letters and digits in lower case with single spaces: punctuation makes no other option. */
function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []).join(' ');
}
