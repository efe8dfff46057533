import { isRecord, RefusedError, shown } from './refused.ts';

/** No public item has more: 15 variables give 2^15 assignments at most. */
const MOST_ASSIGNMENTS = 32_768;
const GROUP = /[([]([\s01,TtrueFfals']{1,400})[)\]]/g;

/**
 * The satisfying assignments of a formula as answers in words: of "(1, 0, 1)", or a list of such texts or
 * of lists of 0 and 1, the texts "True, False, True"; where there is none, "Unsatisfiable".
 */
export function truthAssignments(value: unknown): string[] {
  const found = assignmentsOf(value);
  if (found.length > MOST_ASSIGNMENTS) {
    throw new RefusedError(`lists more than ${MOST_ASSIGNMENTS} assignments`);
  }
  return found.length === 0 ? ['Unsatisfiable'] : [...new Set(found)];
}

function assignmentsOf(value: unknown): string[] {
  if (typeof value === 'string') return assignmentsIn(value);
  if (!Array.isArray(value) || isRecord(value)) throw unreadable(value);
  if (value.length > 0 && value.every(isTruthValue)) return [spelled(value)];
  return value.flatMap(assignmentsOf);
}

function assignmentsIn(text: string): string[] {
  if (/^\s*(?:\[\s*\]|unsatisfiable\.?|)\s*$/i.test(text)) return [];
  const groups = Array.from(text.matchAll(GROUP), ([, inner = '']) => inner);
  if (groups.length === 0) throw unreadable(text);
  return groups.map((group) => {
    const parts = group.split(',').map((part) => part.replaceAll("'", '').trim());
    const values = parts.filter((part) => part !== '');
    if (values.length > 0 && values.every(isTruthValue)) return spelled(values);
    throw unreadable(text);
  });
}

function isTruthValue(value: unknown): boolean {
  return ['0', '1', 'true', 'false'].includes(String(value).toLowerCase());
}

function spelled(values: readonly unknown[]): string {
  return values
    .map((value) => (['1', 'true'].includes(String(value).toLowerCase()) ? 'True' : 'False'))
    .join(', ');
}

function unreadable(value: unknown): RefusedError {
  return new RefusedError(`is ${shown(value)}, not a list of assignments such as "(1, 0, 1)"`);
}
