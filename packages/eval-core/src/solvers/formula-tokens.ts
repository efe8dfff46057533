/** A piece of a line that may hold a formula; everything a formula cannot contain is a `break`. */
export interface FormulaToken {
  kind: 'name' | 'not' | 'or' | 'and' | 'open' | 'close' | 'break';
  text: string;
}

type Kind = FormulaToken['kind'];

/** No alternative repeats over another one, so matching is linear in the length of the line. */
const PIECES = /[\p{L}_][\p{L}\p{M}\p{N}_]*|\\[A-Za-z]+|\d[\p{L}\p{N}_]*|\|\|?|&&?|\S/gu;

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...entries('not', ['¬', '~', '!', '\\neg', '\\lnot', 'not']),
  ...entries('or', ['∨', '|', '||', '\\lor', '\\vee', 'or']),
  ...entries('and', ['∧', '&', '&&', '\\land', '\\wedge', 'and']),
  ...entries('open', ['(', '[']),
  ...entries('close', [')', ']']),
]);

/** Dollar signs of inline LaTeX carry no meaning for a formula. */
const IGNORED = new Set(['$']);

/** Splits one line into tokens. Operators are read as symbols, LaTeX commands or English words. */
export function scanFormulaLine(line: string): FormulaToken[] {
  const tokens: FormulaToken[] = [];
  for (const match of line.matchAll(PIECES)) {
    const text = match[0];
    if (IGNORED.has(text)) continue;
    tokens.push({ kind: kindOf(text, line, match.index), text });
  }
  return tokens;
}

/** True for an operator written as a sign: words like "or" also occur in prose. */
export function isSymbol(token: FormulaToken): boolean {
  return token.kind !== 'break' && !/^\p{L}/u.test(token.text);
}

function kindOf(text: string, line: string, index: number): Kind {
  const known = KINDS.get(text.toLowerCase());
  if (known) return known;
  if (text === '-' || text === '−') return minusKind(line, index);
  return /^[\p{L}_]/u.test(text) ? 'name' : 'break';
}

/** A minus negates only where it touches a name and follows none: `-a`, but not `non-empty` or `- a`. */
function minusKind(line: string, index: number): Kind {
  const touchesName = /[\p{L}_]/u.test(line.charAt(index + 1));
  const followsOperand = index > 0 && /[\p{L}\p{N}_)\]]/u.test(line.charAt(index - 1));
  return touchesName && !followsOperand ? 'not' : 'break';
}

function entries(kind: Kind, texts: readonly string[]): [string, Kind][] {
  return texts.map((text) => [text, kind]);
}
