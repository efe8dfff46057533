import { ITEM_BOUNDS, type ImportedItem } from './imported-item.ts';

/** The first thing of an item that is too large, or that no database keeps, as a sentence; null: all is well. */
export function boundFault(item: ImportedItem): string | null {
  const { key, prompt, gold, problem, attributes } = item;
  return (
    tooLong('key', key, ITEM_BOUNDS.key) ??
    tooLong('prompt', prompt, ITEM_BOUNDS.prompt) ??
    tooLong('gold', gold, ITEM_BOUNDS.gold) ??
    attributesFault(attributes) ??
    problemFault(problem) ??
    ([key, prompt, gold, attributes].some(holdsUnstorable) ? UNSTORABLE : null)
  );
}

const UNSTORABLE =
  'The item holds a NUL character, half of a surrogate pair or a number that is not finite, which cannot be stored.';

function tooLong(name: string, text: string, most: number): string | null {
  if (text.length <= most) return null;
  return `The ${name} has ${text.length} characters, more than the ${most} that an item may have.`;
}

function attributesFault(attributes: ImportedItem['attributes']): string | null {
  const entries = Object.entries(attributes);
  if (entries.length > ITEM_BOUNDS.attributes) {
    return `The item has ${entries.length} attributes, more than ${ITEM_BOUNDS.attributes}.`;
  }
  for (const [name, value] of entries) {
    const fault =
      tooLong(`name of the attribute "${name.slice(0, 40)}"`, name, ITEM_BOUNDS.attributeName) ??
      tooLong(`attribute "${name.slice(0, 40)}"`, String(value), ITEM_BOUNDS.attributeText);
    if (fault !== null) return fault;
  }
  return null;
}

function problemFault(problem: ImportedItem['problem']): string | null {
  const { length } = JSON.stringify(problem);
  if (length > ITEM_BOUNDS.problem) {
    return `Options, tests and other data of the item have ${length} characters as JSON, more than the ${ITEM_BOUNDS.problem} that an item may have.`;
  }
  return holdsUnstorable(problem) ? UNSTORABLE : null;
}

function holdsUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return /\0|\p{Surrogate}/u.test(value);
  if (typeof value === 'number') return !Number.isFinite(value);
  if (Array.isArray(value)) return value.some(holdsUnstorable);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, inner]) => holdsUnstorable(key) || holdsUnstorable(inner),
  );
}
