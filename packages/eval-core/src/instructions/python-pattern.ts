import { malformed, type Kwargs } from './kwargs.ts';
import { DIGIT, SPACE, WORD } from './python-text.ts';

/** Other braces are text, in Python, too. */
const REPEAT = /\{(?:\d+(?:,\d*)?|,\d*)\}/u;

/** Every optional part doubles the ways to match at one place; 2^6 of them stay harmless. */
const MOST_OPTIONAL_PARTS = 6;

const WORD_STARTS = `(?<!${WORD})`;
const WORD_ENDS = `(?!${WORD})`;
const AT_WORD_EDGE = `(?:(?=${WORD})${WORD_STARTS}|${WORD_ENDS}(?<=${WORD}))`;
const ESCAPES: Readonly<Record<string, string>> = {
  b: AT_WORD_EDGE,
  B: `(?!${AT_WORD_EDGE})`,
  w: WORD,
  W: String.raw`[^\p{L}\p{N}_]`,
  d: DIGIT,
  D: String.raw`\P{Nd}`,
  s: SPACE,
  S: SPACE.replace('[', '[^'),
  n: String.raw`\n`,
  t: String.raw`\t`,
};

interface PatternSource {
  kwargs: Kwargs;
  /** The parameter that holds the pattern, for error sentences. */
  name: string;
  flags: 'gu' | 'giu';
}

/**
 * A JavaScript expression for a pattern of Python's `re`, which is how the reference implementation reads
 * keywords. Plain text means itself; `.`, `[…]`, `|`, `?` and the escapes `\b \w \d \s \n \t` (also in capitals)
 * mean what they mean in Python, on Unicode text. Groups, repeats and anchors are refused: no keyword
 * needs them, and without them no pattern can run away.
 * @throws UnreadableItemError for what is refused, with the way to write it as text.
 */
export function pythonPattern(pattern: string, { kwargs, name, flags }: PatternSource): RegExp {
  const parts = pattern.match(/\\[^]|\[\^?[^\]][^\]]*\]|[^]/gu) ?? [];
  const optionalCount = parts.filter((part) => part === '?').length;
  const isReadable =
    optionalCount <= MOST_OPTIONAL_PARTS &&
    !REPEAT.test(pattern) &&
    !parts.some(isRefused) &&
    !hasStrayOption(parts);
  const compiled = isReadable ? compile(sourceOf(parts), flags) : null;
  if (compiled !== null) return compiled;
  throw malformed(
    kwargs,
    name,
    'text in which ( ) * + { ^ $ \\ stand behind a backslash, with few optional parts',
  );
}

/** null: a range in a character class runs backwards. */
function compile(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}

function isRefused(part: string): boolean {
  if (part.startsWith('[')) return part === '[' || part.includes('\\');
  if (/^[()*+^$\\]$/u.test(part)) return true;
  return /^\\[\p{L}\p{N}]$/u.test(part) && !(part.slice(1) in ESCAPES);
}

/** A question mark makes one part optional: none before it, or another before it, is no pattern of ours. */
function hasStrayOption(parts: readonly string[]): boolean {
  const isEdge = (part: string | undefined): boolean =>
    part === undefined || part === '|' || part === '?' || part === '\\b' || part === '\\B';
  return parts.some((part, index) => part === '?' && isEdge(parts[index - 1]));
}

function sourceOf(parts: readonly string[]): string {
  return parts
    .map((part, index) => (part === '\\b' ? wordEdge(parts, index) : translated(part)))
    .join('');
}

/** Beside a letter half of the condition holds by itself; the shorter one is found a thousand times faster. */
function wordEdge(parts: readonly string[], index: number): string {
  if (isWordCharacter(parts[index + 1]) && parts[index + 2] !== '?') return WORD_STARTS;
  return isWordCharacter(parts[index - 1]) ? WORD_ENDS : AT_WORD_EDGE;
}

function isWordCharacter(part: string | undefined): boolean {
  return part !== undefined && /^[\p{L}\p{N}_]$/u.test(part);
}

function translated(part: string): string {
  if (part === '.') return String.raw`[^\n]`;
  if (part === '?' || part === '|') return part;
  if (part.startsWith('[')) return characterClass(part);
  if (!part.startsWith('\\')) return literal(part);
  const escaped = part.slice(1);
  return ESCAPES[escaped] ?? literal(escaped);
}

function characterClass(part: string): string {
  const isNegated = part.startsWith('[^');
  const body = part.slice(isNegated ? 2 : 1, -1);
  return `[${isNegated ? '^' : ''}${body.replace(/^-|-$|\^/gu, String.raw`\$&`)}]`;
}

function literal(character: string): string {
  return /^[\^$\\.*+?()[\]{}|/]$/u.test(character) ? `\\${character}` : character;
}
