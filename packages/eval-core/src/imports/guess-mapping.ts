import type { ItemMapping, MappedGrader } from './item-mapping.ts';
import { recordToItem } from './record-to-item.ts';
import { isRecord } from './refused.ts';
import type { ValueSpec } from './value-spec.ts';

/** Names that public sets give to what is meant, most telling first; compared without case and signs. */
const NAMES = {
  prompt: ['question', 'problem', 'prompt', 'input', 'query', 'instruction', 'puzzle', 'text'],
  gold: [
    'answer',
    'target',
    'gold',
    'expectedanswer',
    'groundtruth',
    'goldanswer',
    'correctanswer',
    'finalanswer',
    'label',
    'output',
    'solution',
  ],
  options: ['choices', 'options'],
  key: [
    'id',
    'key',
    'uid',
    'uniqueid',
    'questionid',
    'problemid',
    'taskid',
    'globalid',
    'problemidx',
  ],
  attributes: [
    'level',
    'difficulty',
    'subject',
    'category',
    'topic',
    'domain',
    'subfield',
    'year',
    'type',
  ],
};

/** Kinds are tried from the strictest reading of a gold to the widest. */
const KINDS_BY_GOLD = ['number', 'math', 'text'] as const;
/** Behind this length a gold is a worked solution rather than words to be repeated. */
const LONGEST_TEXT_ANSWER = 120;

export interface GuessedMapping {
  mapping: ItemMapping;
  grader: MappedGrader;
}

/**
 * A first proposal from the names and values of a set's first records, for a person to change; null where
 * no field looks like a task. Fields that every record has are taken, and the kind of grader is the first
 * that reads all their golds.
 */
export function guessMapping(firstRecords: readonly unknown[]): GuessedMapping | null {
  const records = firstRecords.filter(isRecord);
  const fields = commonFields(records);
  const prompt = fieldNamed(fields, NAMES.prompt) ?? longestText(records, fields);
  if (prompt === null) return null;
  const gold = fieldNamed(
    fields.filter((name) => name !== prompt),
    NAMES.gold,
  );
  const options = fieldNamed(fields, NAMES.options);
  const hasOptions = options !== null && records.every((record) => Array.isArray(record[options]));
  const key = uniqueField(records, fieldsNamed(fields, NAMES.key));
  const attributes = fieldsNamed(fields, NAMES.attributes).filter((name) =>
    records.every((record) => isLabel(record[name])),
  );
  const basis: ItemMapping = {
    ...(key === null ? {} : { key }),
    prompt,
    ...(hasOptions ? { options } : {}),
    ...(attributes.length === 0
      ? {}
      : { attributes: Object.fromEntries(attributes.map((name) => [name, name])) }),
  };
  return withGold(basis, records, gold);
}

function withGold(
  basis: ItemMapping,
  records: readonly Record<string, unknown>[],
  gold: string | null,
): GuessedMapping {
  if (gold === null) return guessed(basis, { kind: 'judge', params: JUDGED_ALONE });
  const spec = goldSpec(records, gold, basis.options !== undefined);
  const mapping = { ...basis, gold: spec };
  if (basis.options !== undefined) return guessed(mapping, { kind: 'choice', params: {} });
  const kind = KINDS_BY_GOLD.find((one) =>
    records.every((record, index) => isRead(mapping, record, { kind: one, place: index + 1 })),
  );
  return guessed(mapping, { kind: kind ?? 'judge', params: {} });
}

/** Where nothing is known to be right, a judge needs a criterion; this one is to be replaced. */
const JUDGED_ALONE = {
  rubric: [
    { name: 'solves', text: 'The answer does what the task asks, completely and correctly.' },
  ],
};

function guessed(mapping: ItemMapping, grader: MappedGrader): GuessedMapping {
  return { mapping: { ...mapping, grader }, grader };
}

function goldSpec(
  records: readonly Record<string, unknown>[],
  gold: string,
  isChoice: boolean,
): ValueSpec {
  const values = records.map((record) => record[gold]);
  if (isChoice && values.every((value) => Number.isInteger(value))) {
    return { field: gold, transforms: ['index-to-letter'] };
  }
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length < values.length) return gold;
  if (texts.every((text) => /#### *\S/.test(text))) {
    return { field: gold, transforms: ['after-hashes', 'no-thousands-commas'] };
  }
  const isBoxed = texts.every((text) => text.includes('\\boxed{'));
  return isBoxed ? { field: gold, transforms: ['last-boxed'] } : gold;
}

function isRead(
  mapping: ItemMapping,
  record: Record<string, unknown>,
  { kind, place }: { kind: string; place: number },
): boolean {
  const made = recordToItem(mapping, record, { grader: { kind, params: {} }, place, file: null });
  if (!('item' in made)) return false;
  return kind !== 'text' || made.item.gold.length <= LONGEST_TEXT_ANSWER;
}

function commonFields(records: readonly Record<string, unknown>[]): string[] {
  const [first, ...others] = records;
  if (first === undefined) return [];
  return Object.keys(first).filter((name) =>
    [first, ...others].every((record) => record[name] !== undefined && record[name] !== null),
  );
}

function fieldsNamed(fields: readonly string[], names: readonly string[]): string[] {
  return names.flatMap((wanted) => fields.filter((name) => plainName(name) === wanted));
}

function fieldNamed(fields: readonly string[], names: readonly string[]): string | null {
  return fieldsNamed(fields, names)[0] ?? null;
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function longestText(
  records: readonly Record<string, unknown>[],
  fields: readonly string[],
): string | null {
  const lengths = fields
    .filter((name) => records.every((record) => typeof record[name] === 'string'))
    .map((name) => ({
      name,
      length: Math.min(...records.map((record) => String(record[name]).length)),
    }));
  return (
    lengths.reduce<(typeof lengths)[number] | null>(
      (best, one) => (best === null || one.length > best.length ? one : best),
      null,
    )?.name ?? null
  );
}

function uniqueField(
  records: readonly Record<string, unknown>[],
  candidates: readonly string[],
): string | null {
  const isUnique = (name: string): boolean => {
    const values = records.map((record) => record[name]);
    const isPlain = values.every((value) => ['string', 'number'].includes(typeof value));
    return isPlain && new Set(values.map(String)).size === values.length;
  };
  return candidates.find(isUnique) ?? null;
}

function isLabel(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && value.length <= 80;
  return typeof value === 'number' || typeof value === 'boolean';
}
