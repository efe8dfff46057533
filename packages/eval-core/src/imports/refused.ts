/** Thrown while a record is read, and caught where it becomes an item: the sentence is the refusal. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** Nothing stands where a step looked; where the value may be missing, that is no fault. */
export class MissingValueError extends RefusedError {}

/** A value as a sentence shows it, at most 80 characters. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
