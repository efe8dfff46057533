/** Parameters as they are stored, and the template they belong to (for error sentences). */
export interface StoredFields {
  owner: string;
  values: Readonly<Record<string, unknown>>;
}

export interface NumberBounds {
  least: number;
  most: number;
}

export interface ListBounds extends NumberBounds {
  fewest: number;
  longest: number;
}

/** A whole number within its bounds; throws one sentence when it is none. */
export function wholeNumberOf(fields: StoredFields, name: string, bounds: NumberBounds): number {
  const value = fields.values[name];
  if (isWholeNumber(value, bounds)) return value;
  throw malformed(fields, name, `a whole number from ${bounds.least} to ${bounds.most}`);
}

/** A list of such numbers. */
export function wholeNumbersOf(fields: StoredFields, name: string, bounds: ListBounds): number[] {
  const value = fields.values[name];
  if (isWholeNumberList(value, bounds)) return value;
  const { least, most, fewest, longest } = bounds;
  throw malformed(
    fields,
    name,
    `a list of ${fewest} to ${longest} whole numbers from ${least} to ${most}`,
  );
}

/** A list of `rows.fewest` to `rows.longest` lists of such numbers. */
export function numberRowsOf(
  fields: StoredFields,
  name: string,
  { rows, columns }: { rows: { fewest: number; longest: number }; columns: ListBounds },
): number[][] {
  const value = fields.values[name];
  if (
    Array.isArray(value) &&
    value.length >= rows.fewest &&
    value.length <= rows.longest &&
    value.every((row) => isWholeNumberList(row, columns))
  ) {
    return value;
  }
  throw malformed(
    fields,
    name,
    `${rows.fewest} to ${rows.longest} lists, each of ${columns.fewest} to ${columns.longest} whole numbers from ${columns.least} to ${columns.most}`,
  );
}

/** The error for a parameter that is not what it must be. */
export function malformed({ owner }: StoredFields, name: string, wanted: string): Error {
  return new Error(`The parameter "${name}" of the arithmetic template "${owner}" is ${wanted}.`);
}

function isWholeNumberList(value: unknown, bounds: ListBounds): value is number[] {
  return (
    Array.isArray(value) &&
    value.length >= bounds.fewest &&
    value.length <= bounds.longest &&
    value.every((entry) => isWholeNumber(entry, bounds))
  );
}

function isWholeNumber(value: unknown, { least, most }: NumberBounds): value is number {
  return (
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
  );
}
