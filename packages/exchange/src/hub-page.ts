import { HubError } from './hub-error.ts';

/** A page of rows as GET /rows of the datasets server gives them. */
export interface HubPage {
  records: unknown[];
  /** Of the whole split. */
  total: number;
}

/**
 * Reads a page and refuses one that does not hold its rows whole.
 * @throws HubError `incomplete` or `unreadable`
 */
export function hubPage(
  body: unknown,
  { dataset, labelNames }: { dataset: string; labelNames: boolean },
): HubPage {
  const { rows, num_rows_total: total, partial, features } = asRecord(body);
  if (!Array.isArray(rows) || typeof total !== 'number' || !Number.isSafeInteger(total)) {
    throw new HubError(
      'unreadable',
      `The hub's rows of "${dataset}" have not the documented form.`,
    );
  }
  if (partial === true) {
    throw new HubError(
      'incomplete',
      `The hub serves only the first part of "${dataset}" ("partial": true), so it cannot be imported whole: download its files and import those.`,
    );
  }
  const names = labelNames ? labelsOf(features) : new Map<string, string[]>();
  return { records: rows.map((row: unknown) => recordOf(row, dataset, names)), total };
}

function recordOf(value: unknown, dataset: string, names: ReadonlyMap<string, string[]>): unknown {
  const { row, row_idx: index, truncated_cells: truncated } = asRecord(value);
  if (typeof row !== 'object' || row === null) {
    throw new HubError('unreadable', `A row of "${dataset}" is missing from the hub's reply.`);
  }
  if (Array.isArray(truncated) && truncated.length > 0) {
    throw new HubError(
      'incomplete',
      `The hub cut cells of row ${String(index)} of "${dataset}" short (${truncated.slice(0, 5).join(', ').slice(0, 120)}), so it cannot be imported whole: download its files and import those.`,
    );
  }
  if (names.size === 0) return row;
  const entries = Object.entries(row).map(([field, cell]: [string, unknown]) => [
    field,
    named(cell, names.get(field)),
  ]);
  return Object.fromEntries(entries);
}

/** The names of the labels of each field that holds such numbers, alone or in a list. */
function labelsOf(features: unknown): Map<string, string[]> {
  const entries = (Array.isArray(features) ? features : []).flatMap((feature: unknown) => {
    const { name, type } = asRecord(feature);
    const outer = asRecord(type);
    const { _type: kind, names } = outer._type === 'ClassLabel' ? outer : asRecord(outer.feature);
    const isLabel = kind === 'ClassLabel' && Array.isArray(names) && typeof name === 'string';
    return isLabel ? [[name, names.map(String)] as const] : [];
  });
  return new Map(entries);
}

/** A number without a name (-1: the label is not known) becomes null. */
function named(cell: unknown, names: readonly string[] | undefined): unknown {
  if (names === undefined) return cell;
  if (Array.isArray(cell)) return cell.map((one: unknown) => named(one, names));
  return typeof cell === 'number' ? (names[cell] ?? null) : cell;
}

function asRecord(value: unknown): Record<string, unknown> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {};
}
