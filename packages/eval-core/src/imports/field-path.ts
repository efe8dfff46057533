/** Paths are written by people and models; a deeper one than this is a mistake. */
const DEEPEST_PATH = 32;

/**
 * What stands at a path of a record: the key of that very name, else step by step along the dots, a whole
 * number being a place in a list ("turns.0.content"). undefined where nothing stands.
 */
export function valueAt(record: unknown, path: string): unknown {
  const whole = stepInto(record, path);
  if (whole !== undefined || !path.includes('.')) return whole;
  const steps = path.split('.', DEEPEST_PATH);
  return steps.reduce<unknown>((value, step) => stepInto(value, step), record);
}

function stepInto(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return /^\d{1,9}$/.test(step) ? value[Number(step)] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;
}
