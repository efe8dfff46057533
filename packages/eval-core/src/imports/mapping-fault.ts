import { isRecord, shown } from './refused.ts';

/** Thrown while a mapping is read: one sentence about the first thing that is wrong with it. */
export class MappingFaultError extends Error {
  override readonly name = 'MappingFaultError';
}

/** @throws MappingFaultError where the value is no object, or holds a key that is not known. */
export function readFields(
  value: unknown,
  place: string,
  known: readonly string[],
): Record<string, unknown> {
  if (!isRecord(value)) {
    throw new MappingFaultError(`${place} is ${shown(value)}, not an object.`);
  }
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger === undefined) return value;
  throw new MappingFaultError(
    `${place} holds ${shown(stranger)}, which is not one of ${known.join(', ')}.`,
  );
}

/** @throws MappingFaultError where the value is no text, or blank. */
export function readText(value: unknown, place: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new MappingFaultError(`${place} is ${shown(value)}, not a text.`);
}

/** @throws MappingFaultError where the value is neither true nor false. */
export function readFlag(value: unknown, place: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new MappingFaultError(`${place} is ${shown(value)}, not true or false.`);
}

/** @throws MappingFaultError where the value is no list, or longer than a mapping may have. */
export function readList(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0 && value.length <= 100) return value;
  throw new MappingFaultError(`${place} is ${shown(value)}, not a list of 1 to 100 entries.`);
}
