import { profileFault } from '../graders/profile-fault.ts';
import { gradingKinds } from './gold-fault.ts';
import {
  RECORD_FORMATS,
  type ItemMapping,
  type MappedGrader,
  type ReadingOptions,
} from './item-mapping.ts';
import { MappingFaultError, readFields, readFlag, readText } from './mapping-fault.ts';
import { readValueSpec, readValueSpecs } from './read-value-spec.ts';
import { isRecord, shown } from './refused.ts';

const READING_FIELDS = [
  'format',
  'records',
  'header',
  'blockStart',
  'comments',
  'files',
  'beside',
] as const;
const VALUE_FIELDS = ['key', 'prompt', 'promptEnd', 'gold', 'shownGold', 'options'] as const;
const VALUES_FIELDS = ['derive', 'params', 'instance', 'attributes'] as const;
const FLAG_FIELDS = ['optionsInPrompt', 'labelNames'] as const;
const FIELDS = [
  ...READING_FIELDS,
  ...VALUE_FIELDS,
  ...VALUES_FIELDS,
  ...FLAG_FIELDS,
  ...['shuffle', 'share', 'grader'],
];

/** Reads a mapping that came as JSON; a fault is one sentence about the first thing that is wrong with it. */
export function readItemMapping(value: unknown): { mapping: ItemMapping } | { fault: string } {
  try {
    return { mapping: readMapping(value) };
  } catch (error) {
    if (error instanceof MappingFaultError) return { fault: error.message };
    throw error;
  }
}

function readMapping(value: unknown): ItemMapping {
  const fields = readFields(value, 'The mapping', FIELDS);
  const given = <Name extends string>(names: readonly Name[]): Name[] =>
    names.filter((name) => fields[name] !== undefined);
  if (fields.prompt === undefined) {
    throw new MappingFaultError('The mapping needs a "prompt": the field that holds the task.');
  }
  return {
    prompt: readValueSpec(fields.prompt, 'The mapping\'s "prompt"'),
    ...readingOf(fields),
    ...recordOf(given(VALUE_FIELDS), (name) => readValueSpec(fields[name], placeOf(name))),
    ...recordOf(given(VALUES_FIELDS), (name) => readValueSpecs(fields[name], placeOf(name))),
    ...recordOf(given(FLAG_FIELDS), (name) => readFlag(fields[name], placeOf(name))),
    ...recordOf(given(['shuffle']), () => readShuffle(fields.shuffle)),
    ...recordOf(given(['share']), () => readShare(fields.share)),
    ...recordOf(given(['grader']), () => readMappedGrader(fields.grader)),
  };
}

function readingOf(fields: Record<string, unknown>): ReadingOptions {
  const given = <Name extends keyof ReadingOptions>(names: readonly Name[]): Name[] =>
    names.filter((name) => fields[name] !== undefined);
  return {
    ...recordOf(given(['format']), () => readFormat(fields.format)),
    ...recordOf(given(['records', 'blockStart', 'comments', 'files']), (name) =>
      readText(fields[name], placeOf(name)),
    ),
    ...recordOf(given(['header']), () => readFlag(fields.header, placeOf('header'))),
    ...recordOf(given(['beside']), () => readBeside(fields.beside)),
  };
}

function readFormat(value: unknown): NonNullable<ReadingOptions['format']> {
  const format = RECORD_FORMATS.find((known) => known === value);
  if (format !== undefined) return format;
  throw new MappingFaultError(
    `The mapping's "format" is ${shown(value)}, not one of ${RECORD_FORMATS.join(', ')}.`,
  );
}

/** A name of a file beside the imported one: it must not lead out of its folder. */
const FILE_NAME = /^(?!\.\.?$)[^/\\:\0]{1,255}$/;

function readBeside(value: unknown): Record<string, string> {
  const entries = Object.entries(isRecord(value) ? value : {});
  const isNamed = entries.every(([, file]) => typeof file === 'string' && FILE_NAME.test(file));
  if (entries.length > 0 && isNamed) return Object.fromEntries(entries) as Record<string, string>;
  throw new MappingFaultError(
    `The mapping's "beside" is ${shown(value)}, not an object such as {"answer": "answers.json"} with names of files in the same folder.`,
  );
}

function readShuffle(value: unknown): { seed: string } {
  const { seed } = readFields(value, placeOf('shuffle'), ['seed']);
  return { seed: readText(seed, 'The "seed" of the mapping\'s "shuffle"') };
}

/** A value of the record may say so for each item. */
function readShare(value: unknown): ItemMapping['share'] {
  if (typeof value === 'string' || isRecord(value)) return readValueSpec(value, placeOf('share'));
  return readFlag(value, placeOf('share')) ? undefined : false;
}

/** @throws MappingFaultError where it names no kind of grader, its params are no object or name no profile. */
export function readMappedGrader(value: unknown): MappedGrader {
  const { kind, params = {} } = readFields(value, placeOf('grader'), ['kind', 'params']);
  const known = gradingKinds();
  if (typeof kind !== 'string' || !known.includes(kind)) {
    throw new MappingFaultError(
      `The "kind" of the mapping's "grader" is ${shown(kind)}, not one of ${known.join(', ')}.`,
    );
  }
  if (!isRecord(params)) {
    throw new MappingFaultError(
      `The "params" of the mapping's "grader" are ${shown(params)}, not an object.`,
    );
  }
  const fault = profileFault({ kind, params });
  if (fault !== null) throw new MappingFaultError(`The mapping's "grader": ${fault}`);
  return { kind, params };
}

function placeOf(name: string): string {
  return `The mapping's "${name}"`;
}

/** What is undefined is left out. */
function recordOf<Name extends string, Value>(
  names: readonly Name[],
  read: (name: Name) => Value,
): Partial<Record<Name, Exclude<Value, undefined>>> {
  const entries = names.map((name) => [name, read(name)] as const);
  const there = entries.filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as Partial<Record<Name, Exclude<Value, undefined>>>;
}
