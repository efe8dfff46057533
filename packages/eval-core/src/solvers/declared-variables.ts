import { scanFormulaLine, type FormulaToken } from './formula-tokens.ts';

const OPENERS = new Set(['(', '[', '{']);
const FILLERS = new Set(['in', 'order', 'is', 'are']);

/**
 * The variables that a line like `Variables, in order: x1, x2` or `The variables are p, q and r.`
 * declares, in its order.
 *
 * @param used names that clauses use: a list without any of them ("variables are boolean") is prose.
 * @returns null if no line declares any; then the order of first appearance is the order.
 */
export function declaredVariables(
  lines: readonly string[],
  used: ReadonlySet<string>,
): string[] | null {
  for (const line of lines) {
    const tokens = scanFormulaLine(line);
    const word = tokens.findIndex(({ text }) => /^variables?$/i.test(text));
    if (word === -1) continue;
    const names = namesInList(tokens.slice(listStart(tokens, word)));
    if (names.some((name) => used.has(name))) return names;
  }
  return null;
}

function listStart(tokens: readonly FormulaToken[], word: number): number {
  const colon = tokens.findIndex(({ text }, index) => index > word && text === ':');
  if (colon !== -1) return colon + 1;
  let start = word + 1;
  while (isFiller(tokens[start])) start += 1;
  return start;
}

function isFiller(token: FormulaToken | undefined): boolean {
  return token !== undefined && (token.text === ',' || FILLERS.has(token.text.toLowerCase()));
}

/** Reads `a, b and c` up to where the list ends; two names side by side, or an operator, are no list. */
function namesInList(tokens: readonly FormulaToken[]): string[] {
  const names: string[] = [];
  let afterName = false;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'name') {
      if (afterName) return [];
      names.push(token.text);
      afterName = true;
    } else if (token.text === ',' || token.kind === 'and') {
      afterName = false;
    } else if (names.length > 0 || !OPENERS.has(token.text)) {
      if (!endsList(token, tokens[index + 1])) return [];
      break;
    }
  }
  return new Set(names).size === names.length ? names : [];
}

function endsList(token: FormulaToken, next: FormulaToken | undefined): boolean {
  if (token.kind === 'break') return true;
  return token.kind === 'close' && next?.kind !== 'and' && next?.kind !== 'or';
}
