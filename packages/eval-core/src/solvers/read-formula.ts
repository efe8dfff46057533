import { declaredVariables } from './declared-variables.ts';
import { isBrokenClause, sectionsOfLine, type Section } from './formula-sections.ts';
import { isSymbol } from './formula-tokens.ts';
import type { Formula } from './formula.ts';
import { parseClauses, type NamedClause } from './parse-clauses.ts';

/** Sizes above these are refused as unreadable, so that no prompt can keep a solver busy for long. */
const TEXT_LIMIT = 200_000;
const VARIABLE_LIMIT = 100;
const CLAUSE_LIMIT = 500;
const LITERAL_LIMIT = 10;

/** Words that mean an answer, never a variable. */
const ANSWER_WORDS = new Set([
  'true',
  'false',
  'yes',
  'no',
  'sat',
  'unsat',
  'satisfiable',
  'unsatisfiable',
]);

interface Candidate {
  clauses: NamedClause[];
  /** Only plain names: a formula or a word, which the rest of the text decides. */
  plainNames: boolean;
}

/**
 * Reads a formula in conjunctive normal form from the text of a prompt: clauses one a line or
 * joined by AND, operators as signs, LaTeX or words, any variable names, with or without a list of
 * the variables.
 *
 * @returns null if the text holds no formula that can be read without doubt: a clause torn apart,
 *   names that the list of variables lacks, or sizes beyond the limits.
 */
export function readFormula(text: string): Formula | null {
  if (text.length > TEXT_LIMIT) return null;
  const lines = text.split('\n');
  const sections = lines.flatMap(sectionsOfLine).map(readSection);
  if (sections.includes('broken')) return null;
  const candidates = sections.filter(isCandidate);
  const used = new Set(namesOf(candidates.filter(({ plainNames }) => !plainNames)));
  const declared = declaredVariables(lines, used);
  const clauses = clausesOf(candidates, declared ? new Set(declared) : used);
  if (!clauses) return null;
  const names = declared ?? [...new Set(clauses.flat().map(({ name }) => name))];
  return isWithinLimits(names, clauses) ? toFormula(names, clauses) : null;
}

function readSection(section: Section): Candidate | 'broken' | null {
  const clauses = parseClauses(section.tokens);
  if (!clauses) return isBrokenClause(section.tokens) ? 'broken' : null;
  const literals = clauses.flat();
  if (literals.some(({ name }) => ANSWER_WORDS.has(name.toLowerCase()))) return null;
  const plainNames = clauses.every((clause) => clause.length === 1 && !clause[0]?.negated);
  if (section.place === 'prose' && !looksDeliberate(section, clauses)) return null;
  if (section.place === 'field' && plainNames) return null;
  return { clauses, plainNames };
}

/** Within prose only parentheses around an OR, or an OR or AND written as a sign, make a formula. */
function looksDeliberate({ tokens }: Section, clauses: readonly NamedClause[]): boolean {
  const hasSign = tokens.some(
    (token) => (token.kind === 'or' || token.kind === 'and') && isSymbol(token),
  );
  const hasGroup = tokens.some(({ kind }) => kind === 'open');
  return hasSign || (hasGroup && clauses.some((clause) => clause.length > 1));
}

function isCandidate(candidate: Candidate | 'broken' | null): candidate is Candidate {
  return candidate !== null && candidate !== 'broken';
}

function clausesOf(
  candidates: readonly Candidate[],
  known: ReadonlySet<string>,
): NamedClause[] | null {
  const kept: NamedClause[] = [];
  for (const candidate of candidates) {
    const names = namesOf([candidate]);
    const knownCount = names.filter((name) => known.has(name)).length;
    if (knownCount === names.length) kept.push(...candidate.clauses);
    else if (knownCount > 0 && !candidate.plainNames) return null;
  }
  return kept.length > 0 ? kept : null;
}

function namesOf(candidates: readonly Candidate[]): string[] {
  return candidates.flatMap(({ clauses }) => clauses.flat().map(({ name }) => name));
}

function isWithinLimits(names: readonly string[], clauses: readonly NamedClause[]): boolean {
  return (
    names.length <= VARIABLE_LIMIT &&
    clauses.length <= CLAUSE_LIMIT &&
    clauses.every((clause) => clause.length <= LITERAL_LIMIT)
  );
}

function toFormula(names: readonly string[], clauses: readonly NamedClause[]): Formula {
  return {
    names,
    clauses: clauses.map((clause) =>
      clause.map(({ name, negated }) => ({ variable: names.indexOf(name), negated })),
    ),
  };
}
