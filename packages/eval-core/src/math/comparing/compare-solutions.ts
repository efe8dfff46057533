import type { Expression } from '../expression.ts';
import { structureKey } from '../structure-key.ts';
import { decided, type Comparison, type ComparisonRule } from './comparison.ts';
import { solutionsOf, type Solutions } from './relations-solutions.ts';

/** Named values: beside named ones by name, beside bare ones in the order in which they were given. */
export const compareSolutions: ComparisonRule = (gold, answer, context) => {
  const [golds, answers] = [solutionsOf(gold), solutionsOf(answer)];
  if (golds !== null && answers !== null) {
    const aligned = alignedTo(golds, answers);
    // Other names: nothing is said here, for y = x + 1 and x = y − 1 are one line all the same.
    return aligned === null ? null : context.compare(named(golds), named(aligned));
  }
  if (golds !== null) return compareBare(golds, answer, (list) => context.compare(list, answer));
  if (answers !== null) return compareBare(answers, gold, (list) => context.compare(gold, list));
  return null;
};

function compareBare(
  solutions: Solutions,
  bare: Expression,
  compare: (list: Expression) => Comparison,
): Comparison | null {
  if (bare.type === 'relation') return null;
  const isUnordered = bare.type === 'sequence' && bare.open === '{';
  if (solutions.names.length > 1 && solutions.rows.length === 1 && isUnordered) {
    return decided(false, 'kind');
  }
  return compare(
    areInterchangeable(solutions.names) ? listOf(solutions.rows.flat()) : named(solutions),
  );
}

/** The same solutions with their names in the order of the other ones; null: the names differ. */
function alignedTo(wanted: Solutions, given: Solutions): Solutions | null {
  if (wanted.names.length !== given.names.length) return null;
  const keys = given.names.map(structureKey);
  const places = wanted.names.map((name) => keys.indexOf(structureKey(name)));
  if (places.includes(-1)) return null;
  const rows = given.rows.map((row) =>
    places.flatMap((place) => {
      const value = row[place];
      return value === undefined ? [] : [value];
    }),
  );
  return { names: wanted.names, rows };
}

/** Values of one name as a list; a solution in several names as a point, several such as a list of points. */
function named({ names, rows }: Solutions): Expression {
  return listOf(names.length === 1 ? rows.flat() : rows.map(pointOf));
}

function listOf(items: readonly Expression[]): Expression {
  const [only] = items;
  if (only !== undefined && items.length === 1) return only;
  return { type: 'sequence', open: 'none', close: 'none', operands: [...items] };
}

function pointOf(items: readonly Expression[]): Expression {
  return { type: 'sequence', open: '(', close: ')', operands: [...items] };
}

/** Names that differ in their subscripts only, as x₁ and x₂: beside bare values which is which is not said. */
function areInterchangeable(names: readonly Expression[]): boolean {
  const stems = names.map((name) => (name.type === 'symbol' ? name.name.split('_')[0] : null));
  return !stems.includes(null) && new Set(stems).size === 1;
}
