import { tokensOf, type LatexToken } from './latex-tokens.ts';

/** Two brackets, of whatever kinds ("(0, 1]"), and what stands between them. */
export interface BracketGroup {
  open: LatexToken;
  close: LatexToken;
  /** Whether a comma parts what stands directly between them: "(a, b)" and not "(a+b)". */
  isList: boolean;
}

const OPENING = new Set(['(', '[', '\\{', '\\lfloor', '\\lceil']);
const CLOSING = new Set([')', ']', '\\}', '\\rfloor', '\\rceil']);

/** The groups of a text, inner ones first. Braces that only group terms are none, nor is what has no partner. */
export function bracketGroups(text: string): BracketGroup[] {
  const groups: BracketGroup[] = [];
  const open: { token: LatexToken; isList: boolean }[] = [];
  for (const token of tokensOf(text)) {
    const last = open.at(-1);
    if (OPENING.has(token.text)) open.push({ token, isList: false });
    if (token.text === ',' && last !== undefined) last.isList = true;
    if (!CLOSING.has(token.text) || last === undefined) continue;
    open.pop();
    groups.push({ open: last.token, close: token, isList: last.isList });
  }
  return groups;
}
