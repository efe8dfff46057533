import type { PythonValue } from '../code/python-value.ts';

/** A value of Python as JSON; undefined where JSON has no such value (an integer beyond 2^53, NaN, an object). */
export function jsonOfPython(value: PythonValue): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : undefined;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (value.kind === 'other') return undefined;
  if (value.kind !== 'dict') return allOrNothing(value.items.map(jsonOfPython));
  const entries = value.entries.map(([key, inner]) => [keyText(key), jsonOfPython(inner)] as const);
  const isJson = entries.every(([key, inner]) => key !== undefined && inner !== undefined);
  return isJson ? Object.fromEntries(entries) : undefined;
}

function keyText(key: PythonValue): string | undefined {
  return typeof key === 'string' || typeof key === 'bigint' ? String(key) : undefined;
}

function allOrNothing(values: unknown[]): unknown[] | undefined {
  return values.includes(undefined) ? undefined : values;
}
