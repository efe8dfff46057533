import type { Expression } from '../expression.ts';
import { structureKey } from '../structure-key.ts';
import { assignmentOf, type Assignment } from './relations-names.ts';

/**
 * Solutions of a problem: the names in the order in which they are first given, and for each solution the
 * values of these names.
 */
export interface Solutions {
  names: readonly Expression[];
  rows: readonly (readonly Expression[])[];
}

/**
 * What assignments say together: "x = 1, y = 2", "(x, y) = (1, 2)", "x = 1 or x = 2", "x = 1, 2", "x ∈ {1, 2}",
 * "p = 5, q = 2; p = 7, q = 2". null: something else is said, or too little.
 */
export function solutionsOf(expression: Expression): Solutions | null {
  const parts = partsOf(expression);
  const first = parts[0] === undefined ? null : assignmentOf(parts[0]);
  if (first === null) return null;
  return first.name.type === 'sequence'
    ? pointSolutions(first.name.operands, parts)
    : namedSolutions(parts);
}

/** The parts of a list, of lists of lists too: "p = 5, q = 2 and p = 7, q = 2". */
function partsOf(expression: Expression): Expression[] {
  const isList =
    expression.type === 'and' ||
    expression.type === 'or' ||
    (expression.type === 'sequence' && (expression.open === 'none' || expression.open === '{'));
  return isList ? expression.operands.flatMap(partsOf) : [expression];
}

/** "(x, y) = (5, 8) and (8, 5)": one point each. */
function pointSolutions(
  names: readonly Expression[],
  parts: readonly Expression[],
): Solutions | null {
  const rows: (readonly Expression[])[] = [];
  for (const part of parts) {
    const assignment = assignmentOf(part);
    const value = assignment === null ? part : assignment.value;
    for (const point of isBareList(value) ? value.operands : [value]) {
      if (point.type !== 'sequence' || point.operands.length !== names.length) return null;
      rows.push(point.operands);
    }
  }
  return { names, rows };
}

function namedSolutions(parts: readonly Expression[]): Solutions | null {
  const names: Expression[] = [];
  const assignments: Assignment[] = [];
  for (const part of parts) {
    // "a = 4, −8, −10": what follows without a name is a value of the same one.
    const [only] = names;
    const isContinued = part.type !== 'relation' && names.length === 1 && only !== undefined;
    const assignment = isContinued ? { name: only, value: part } : assignmentOf(part);
    if (assignment === null) return null;
    if (!names.some((name) => isSame(name, assignment.name))) names.push(assignment.name);
    assignments.push(assignment);
  }
  return names.length === 1 ? valuesOfOne(names, assignments) : rowsOfMany(names, assignments);
}

function valuesOfOne(names: readonly Expression[], assignments: readonly Assignment[]): Solutions {
  const values = assignments.flatMap(({ value }) => (isBareList(value) ? value.operands : [value]));
  return { names, rows: values.map((value) => [value]) };
}

/** Each solution gives every name once; a name that comes again begins the next one. */
function rowsOfMany(
  names: readonly Expression[],
  assignments: readonly Assignment[],
): Solutions | null {
  const rows: Expression[][] = [];
  if (assignments.length % names.length !== 0) return null;
  for (let start = 0; start < assignments.length; start += names.length) {
    const given = assignments.slice(start, start + names.length);
    const row = names.map((name) => given.find((assignment) => isSame(assignment.name, name)));
    const values = row.flatMap((assignment) => (assignment === undefined ? [] : assignment.value));
    if (values.length < names.length) return null;
    rows.push(values);
  }
  return { names, rows };
}

function isBareList(
  expression: Expression,
): expression is Extract<Expression, { type: 'sequence' | 'or' }> {
  if (expression.type === 'or') return true;
  return expression.type === 'sequence' && (expression.open === 'none' || expression.open === '{');
}

function isSame(left: Expression, right: Expression): boolean {
  return structureKey(left) === structureKey(right);
}
