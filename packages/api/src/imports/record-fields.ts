export interface RecordField {
  /** Dotted, as a mapping names it. */
  path: string;
  /** The value, shortened. */
  sample: string;
}

const MOST_FIELDS = 200;
const LONGEST_SAMPLE = 160;
const DEEPEST = 3;

/** The fields of a record that a mapping can name, nested objects by dotted path. Lists stay whole. */
export function recordFields(record: unknown): RecordField[] {
  const fields: RecordField[] = [];
  collect(record, '', fields);
  return fields;
}

function collect(value: unknown, prefix: string, fields: RecordField[], depth = 1): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (fields.length >= MOST_FIELDS) return;
    const path = prefix === '' ? name : `${prefix}.${name}`;
    fields.push({ path, sample: sampleOf(inner) });
    if (depth < DEEPEST) collect(inner, path, fields, depth + 1);
  }
}

function sampleOf(value: unknown): string {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text;
}
