import { MappingFaultError, readFields, readList, readText } from './mapping-fault.ts';
import { TRANSFORM_NAMES } from './named-transforms.ts';
import { isRecord, shown } from './refused.ts';
import type { Transform } from './transforms.ts';

const WITH_ARGUMENT = [
  'pick',
  'after',
  'before',
  'upTo',
  'map',
  'split',
  'join',
  'take',
  'each',
  'threshold',
] as const;

type ArgumentName = (typeof WITH_ARGUMENT)[number];

/** Transforms within transforms; deeper is a mistake. */
const DEEPEST = 8;

/** @throws MappingFaultError that names the transform and what is wrong with it. */
export function readTransforms(value: unknown, place: string, depth = 0): Transform[] {
  if (depth > DEEPEST) throw new MappingFaultError(`${place} is nested too deeply.`);
  return readList(value, place).map((one, index) =>
    readTransform(one, `${place}, entry ${index + 1},`, depth),
  );
}

function readTransform(value: unknown, place: string, depth: number): Transform {
  const named = TRANSFORM_NAMES.find((name) => name === value);
  if (named !== undefined) return named;
  if (!isRecord(value)) throw unknownTransform(value, place);
  const [name, ...others] = Object.keys(value);
  const known = WITH_ARGUMENT.find((one) => one === name);
  if (known === undefined || others.length > 0) throw unknownTransform(value, place);
  return withArgument(known, value[known], { place: `${place} "${known}"`, depth });
}

function withArgument(
  name: ArgumentName,
  argument: unknown,
  { place, depth }: { place: string; depth: number },
): Transform {
  switch (name) {
    case 'pick':
      return { pick: readText(argument, place) };
    case 'after':
      return { after: readText(argument, place) };
    case 'before':
      return { before: readText(argument, place) };
    case 'upTo':
      return { upTo: readText(argument, place) };
    case 'split':
      return { split: readText(argument, place) };
    case 'join':
      return { join: typeof argument === 'string' ? argument : readText(argument, place) };
    case 'take':
      return { take: readCount(argument, place) };
    case 'map':
      return { map: readMap(argument, place) };
    case 'each':
      return { each: readTransforms(argument, place, depth + 1) };
    case 'threshold':
      return { threshold: readThreshold(argument, place) };
  }
}

function readCount(value: unknown, place: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
  throw new MappingFaultError(`${place} is ${shown(value)}, not a whole number from 1.`);
}

function readMap(value: unknown, place: string): Record<string, unknown> {
  if (isRecord(value) && Object.keys(value).length > 0) return value;
  throw new MappingFaultError(`${place} is ${shown(value)}, not an object with values.`);
}

function readThreshold(value: unknown, place: string) {
  const { at, below, from } = readFields(value, place, ['at', 'below', 'from']);
  if (typeof at === 'number' && below !== undefined && from !== undefined)
    return { at, below, from };
  throw new MappingFaultError(`${place} needs a number "at" and the values "below" and "from".`);
}

function unknownTransform(value: unknown, place: string): MappingFaultError {
  return new MappingFaultError(
    `${place} is ${shown(value)}, no transform; choose among ${TRANSFORM_NAMES.join(', ')}, or an object with one of ${WITH_ARGUMENT.join(', ')}.`,
  );
}
