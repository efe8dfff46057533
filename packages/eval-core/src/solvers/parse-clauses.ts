import type { FormulaToken } from './formula-tokens.ts';

export interface NamedLiteral {
  name: string;
  negated: boolean;
}

export type NamedClause = readonly NamedLiteral[];

interface Cursor {
  tokens: readonly FormulaToken[];
  position: number;
  depth: number;
}

interface Part {
  clauses: NamedClause[];
  /** A disjunction without its own parentheses: next to an AND it could be read in two ways. */
  bareDisjunction: boolean;
}

/** Parentheses deeper than this are no formula that a person wrote. */
const DEPTH_LIMIT = 12;

/**
 * Reads a whole section of tokens as a conjunction of clauses.
 *
 * @returns the clauses, or null if the section is not one (prose, half a clause, an OR of ANDs).
 */
export function parseClauses(tokens: readonly FormulaToken[]): NamedClause[] | null {
  const cursor: Cursor = { tokens, position: 0, depth: 0 };
  const clauses = parseConjunction(cursor);
  return cursor.position === tokens.length ? clauses : null;
}

function parseConjunction(cursor: Cursor): NamedClause[] | null {
  const parts: Part[] = [];
  do {
    const part = parseDisjunction(cursor);
    if (!part) return null;
    parts.push(part);
  } while (take(cursor, 'and'));
  if (parts.length > 1 && parts.some(({ bareDisjunction }) => bareDisjunction)) return null;
  return parts.flatMap(({ clauses }) => clauses);
}

function parseDisjunction(cursor: Cursor): Part | null {
  const alternatives: NamedClause[][] = [];
  do {
    const alternative = parseOperand(cursor);
    if (!alternative) return null;
    alternatives.push(alternative);
  } while (take(cursor, 'or'));
  const [only] = alternatives;
  if (only && alternatives.length === 1) return { clauses: only, bareDisjunction: false };
  if (alternatives.some((clauses) => clauses.length !== 1)) return null;
  return { clauses: [alternatives.flat(2)], bareDisjunction: true };
}

/** A literal, or a group in parentheses; a NOT before a group is read only where it stays a literal. */
function parseOperand(cursor: Cursor): NamedClause[] | null {
  let negated = false;
  while (take(cursor, 'not')) negated = !negated;
  const name = take(cursor, 'name');
  if (name) return [[{ name: name.text, negated }]];
  const group = parseGroup(cursor);
  if (!group || !negated) return group;
  const literal = group[0]?.[0];
  if (!literal || group.length !== 1 || group[0]?.length !== 1) return null;
  return [[{ name: literal.name, negated: !literal.negated }]];
}

function parseGroup(cursor: Cursor): NamedClause[] | null {
  if (!take(cursor, 'open') || cursor.depth >= DEPTH_LIMIT) return null;
  cursor.depth += 1;
  const clauses = parseConjunction(cursor);
  cursor.depth -= 1;
  return clauses && take(cursor, 'close') ? clauses : null;
}

function take(cursor: Cursor, kind: FormulaToken['kind']): FormulaToken | null {
  const token = cursor.tokens[cursor.position];
  if (token?.kind !== kind) return null;
  cursor.position += 1;
  return token;
}
