/** Notations that say the same as another one, rewritten before anything is read. All linear. */

/** "\text{The answer is } 3". */
const LABEL =
  /^(\\boxed\s?\{\s{0,9})?\\(?:text|mathrm|mbox|textbf)\s?\{\s{0,9}(?:the\s|our\s)?\s{0,3}(?:final\s)?\s{0,3}(?:answer|result)\s{0,3}(?:is|:|=)\s{0,3}:?\s{0,9}\}(?=\s{0,9}\S)/i;
/** "l: y = x + 1" names a line; a letter before a colon is else a ratio. */
const LINE_NAME = /^\s{0,9}(?:l|L|\\ell)\s{0,3}:\s{0,3}(?=[^:]{0,200}=[^:]{0,200}$)/;

const INDEX = '\\{?\\s?(\\d{1,6}|[a-z])\\s?\\}?';
/** ₅C₂, ⁵C₂ and ₅P₂: the number on the left may be behind an empty group. */
const CHOICES = new RegExp(`(?:\\{\\}\\s?|(?<![\\w}\\])]))[_^]${INDEX}\\s?([CP])_${INDEX}`, 'g');
/** P₅² and A₅², the arrangements of 2 among 5; only with numbers, for P₁² may be a square. */
const ARRANGEMENTS = /(?<![\w\\}])[AP]_\{?(\d{1,6})\}?\^\{?(\d{1,6})\}?(?!\d)/g;

const BOLD_UNIT =
  /\\(?:mathbf|bm|boldsymbol|vec|hat|overrightarrow)\s?\{\s?\\?([ijk])(?:math)?\s?\}/g;

/** The text in the notation that the parser knows. */
export function inKnownNotation(text: string): string {
  const stated = text.replace(LABEL, '$1').replace(LINE_NAME, '');
  return withUnitVectors(withArrangements(stated));
}

function withArrangements(text: string): string {
  if (!/[ACP]/.test(text)) return text;
  return text
    .replace(CHOICES, (_, n: string, letter: string, k: string) =>
      letter === 'C' ? `\\binom{${n}}{${k}}` : arrangements(n, k),
    )
    .replace(ARRANGEMENTS, (whole, n: string, k: string) =>
      Number(k) > Number(n) ? whole : arrangements(n, k),
    );
}

function arrangements(n: string, k: string): string {
  return `\\frac{${n}!}{(${n}-${k})!}`;
}

/**
 * Unit vectors in bold are written as the plain letters that others write for them: i is read as the
 * imaginary unit on both sides, which no sum of multiples of i, j and k can tell from a vector.
 */
function withUnitVectors(text: string): string {
  if (!/[jk]/.test(text)) return text;
  const letters = new Set([...text.matchAll(BOLD_UNIT)].map(([, letter]) => letter));
  return letters.size < 2 ? text : text.replace(BOLD_UNIT, ' $1 ');
}
