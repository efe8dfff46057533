import { isSymbol, scanFormulaLine, type FormulaToken } from './formula-tokens.ts';

/** A stretch of tokens that could be (part of) a formula. */
export interface Section {
  tokens: readonly FormulaToken[];
  /** What it has its line to itself apart from a label: `line`, a field after a colon, or a place in prose. */
  place: 'line' | 'field' | 'prose';
}

/**
 * Cuts a line where no formula can continue: at foreign characters, and where two operands stand
 * side by side without an operator, as words in prose do and as `(a)(b)` does.
 */
export function sectionsOfLine(line: string): Section[] {
  const fields = splitAtColons(scanFormulaLine(line));
  return fields.flatMap((field) => {
    const tokens = withoutLabelAndEnd(field);
    const runs = splitIntoRuns(tokens);
    const alone = runs.length === 1 && runs[0]?.length === tokens.length;
    const place = !alone ? 'prose' : fields.length === 1 ? 'line' : 'field';
    return runs
      .map((run) => ({ tokens: withoutOuterAnds(run), place }) as const)
      .filter((section) => section.tokens.length > 0);
  });
}

function splitAtColons(tokens: readonly FormulaToken[]): FormulaToken[][] {
  const fields: FormulaToken[][] = [[]];
  for (const token of tokens) {
    if (token.text === ':') fields.push([]);
    else fields.at(-1)?.push(token);
  }
  return fields;
}

/** Drops `3.`, `2)`, `-` or `*` before, and a full stop, comma or semicolon after. */
function withoutLabelAndEnd(tokens: readonly FormulaToken[]): readonly FormulaToken[] {
  let start = 0;
  let end = tokens.length;
  while (start < end && isLabel(tokens[start])) start += 1;
  while (end > start && /^[.,;]$/.test(tokens[end - 1]?.text ?? '')) end -= 1;
  return tokens.slice(start, end);
}

function isLabel(token: FormulaToken | undefined): boolean {
  if (!token) return false;
  return token.text === ')' || (token.kind === 'break' && /^(?:\d.*|[.\-−*•>])$/u.test(token.text));
}

function splitIntoRuns(tokens: readonly FormulaToken[]): FormulaToken[][] {
  const runs: FormulaToken[][] = [];
  let previous: FormulaToken | null = null;
  for (const token of tokens) {
    if (token.kind !== 'break') {
      if (!previous || previous.kind === 'break' || isJuxtaposed(previous, token)) runs.push([]);
      runs.at(-1)?.push(token);
    }
    previous = token;
  }
  return runs;
}

function isJuxtaposed(left: FormulaToken, right: FormulaToken): boolean {
  const endsOperand = left.kind === 'name' || left.kind === 'close';
  const startsOperand = right.kind === 'name' || right.kind === 'open' || right.kind === 'not';
  return endsOperand && startsOperand;
}

/** `(a ∨ b) ∧` at the end of a line goes on in the next one. */
function withoutOuterAnds(tokens: readonly FormulaToken[]): readonly FormulaToken[] {
  const start = tokens.findIndex(({ kind }) => kind !== 'and');
  const end = tokens.findLastIndex(({ kind }) => kind !== 'and');
  return start === -1 ? [] : tokens.slice(start, end + 1);
}

/** True for half a clause, like `(a ∨ b ∨`: to pass over it would be to solve another formula. */
export function isBrokenClause(tokens: readonly FormulaToken[]): boolean {
  const hasParenthesis = tokens.some(({ kind }) => kind === 'open' || kind === 'close');
  const hasJoinedNames = tokens.some(
    (token, index) =>
      token.kind === 'or' &&
      isSymbol(token) &&
      tokens[index - 1]?.kind === 'name' &&
      ['name', 'not'].includes(tokens[index + 1]?.kind ?? ''),
  );
  return hasParenthesis && hasJoinedNames;
}
