import { goldFault } from './gold-fault.ts';
import type { ImportedItem, ItemProblem, Refusal } from './imported-item.ts';
import { boundFault } from './item-bounds.ts';
import type { ItemMapping, MappedGrader } from './item-mapping.ts';
import { itemOptions } from './item-options.ts';
import { isRecord, RefusedError, shown } from './refused.ts';
import { valueOf, type RecordSource } from './value-of.ts';
import type { ValueSpec } from './value-spec.ts';

export interface RecordContext {
  /** What the items are graded by: the mapping's own grader, else the recipe's. */
  grader: MappedGrader;
  /** The number of the record in its file, from 1. */
  place: number;
  /** The name of the file where several are read, else null. */
  file: string | null;
}

/** Shown where a kind compares with no gold. */
const WITHOUT_GOLD: Readonly<Record<string, string>> = {
  judge: '(decided by a judge)',
  code: '(decided by tests)',
  instructions: '(decided by its instructions)',
};

/** The item that the mapping makes of a record, or why there is none. Never throws, whatever the record is. */
export function recordToItem(
  mapping: ItemMapping,
  record: unknown,
  context: RecordContext,
): { item: ImportedItem } | Refusal {
  try {
    const item = madeItem(mapping, record, context);
    const fault = boundFault(item) ?? goldFault(item, context.grader);
    return fault === null ? { item } : { refusal: fault };
  } catch (error) {
    if (error instanceof RefusedError) return { refusal: error.message };
    if (error instanceof RangeError)
      return { refusal: 'The record is nested too deeply to be read.' };
    throw error;
  }
}

function madeItem(mapping: ItemMapping, record: unknown, context: RecordContext): ImportedItem {
  if (!isRecord(record)) {
    throw new RefusedError(`The record is ${shown(record)}, not an object with fields.`);
  }
  const source = derived(mapping, { record, row: context.place, file: context.file });
  const key = keyOf(mapping, source);
  const { options, gold, promptTail } = itemOptions({
    mapping,
    key,
    options: mapping.options === undefined ? null : valueOf(mapping.options, source),
    gold: mapping.gold === undefined ? null : valueOf(mapping.gold, source),
  });
  const shownText = shownGold(mapping, gold, { source, kind: context.grader.kind });
  return {
    key,
    prompt: promptOf(mapping, source) + promptTail,
    gold: shownText,
    problem: {
      ...instanceOf(mapping, source),
      ...problemOf(mapping, { options, gold, shownText, source }),
    },
    attributes: attributesOf(mapping, source),
  };
}

function derived({ derive = {} }: ItemMapping, source: RecordSource): RecordSource {
  return Object.entries(derive).reduce<RecordSource>(
    (before, [name, spec]) => ({
      ...before,
      record: { ...asRecord(before.record), [name]: valueOf(spec, before) },
    }),
    source,
  );
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function keyOf({ key }: ItemMapping, source: RecordSource): string {
  const row = source.file === null ? String(source.row) : `${source.file}/${source.row}`;
  if (key === undefined) return row;
  return textOf(valueOf(key, source) ?? row, 'key').trim();
}

function promptOf({ prompt, promptEnd }: ItemMapping, source: RecordSource): string {
  const task = textOf(valueOf(prompt, source), 'prompt');
  const end = promptEnd === undefined ? null : valueOf(promptEnd, source);
  const whole =
    end === null || end === '' ? task : `${task}\n\n${textOf(end, 'end of the prompt')}`;
  return whole.replaceAll('\r\n', '\n');
}

function shownGold(
  { shownGold: spec }: ItemMapping,
  gold: unknown,
  { source, kind }: { source: RecordSource; kind: string },
): string {
  const value = spec === undefined ? gold : (valueOf(spec, source) ?? gold);
  if (value === null) return WITHOUT_GOLD[kind] ?? '(decided by a verifier)';
  const text = Array.isArray(value) ? value.map(asShown).join('; ') : asShown(value);
  return text === '' ? '(nothing)' : text;
}

function asShown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function problemOf(
  mapping: ItemMapping,
  made: { options: string[] | null; gold: unknown; shownText: string; source: RecordSource },
): ItemProblem {
  const { options, gold, shownText, source } = made;
  const params = valuesOf(mapping.params, source);
  return {
    ...(options === null ? {} : { options }),
    ...(Object.keys(params).length === 0 ? {} : { params }),
    ...(gold === null || gold === shownText ? {} : { gold }),
    ...(mayLeave(mapping, source) ? {} : { share: false }),
  };
}

function mayLeave({ share }: ItemMapping, source: RecordSource): boolean {
  if (share === undefined || share === false) return share !== false;
  const value = valueOf(share, source);
  if (value === null || typeof value === 'boolean') return value !== false;
  throw new RefusedError(`Whether it may be shared is ${shown(value)}, not true or false.`);
}

/** What is null says something of an instance: there is no such rule. */
function instanceOf({ instance = {} }: ItemMapping, source: RecordSource): Record<string, unknown> {
  const fields = Object.entries(instance).map(([name, spec]) => [name, valueOf(spec, source)]);
  return Object.fromEntries(fields) as Record<string, unknown>;
}

/** Missing values that may be missing are left out. */
function valuesOf(
  specs: Readonly<Record<string, ValueSpec>> | undefined,
  source: RecordSource,
): Record<string, unknown> {
  const values = Object.entries(specs ?? {}).map(
    ([name, spec]) => [name, valueOf(spec, source)] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

function attributesOf(
  { attributes }: ItemMapping,
  source: RecordSource,
): ImportedItem['attributes'] {
  const entries = Object.entries(valuesOf(attributes, source)).map(([name, value]) => {
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
    if (isPlain) return [name, value as string | number | boolean] as const;
    throw new RefusedError(
      `The attribute "${name}" is ${shown(value)}, not a text, a number or true or false.`,
    );
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function textOf(value: unknown, name: string): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && text.trim() !== '') return text;
  const what = text === '' || typeof text === 'string' ? 'blank' : `${shown(value)}, not a text`;
  throw new RefusedError(`The ${name} is ${what}.`);
}
