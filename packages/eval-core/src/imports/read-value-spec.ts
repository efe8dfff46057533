import { MappingFaultError, readFields, readFlag, readList, readText } from './mapping-fault.ts';
import { readTransforms } from './read-transform.ts';
import { isRecord, shown } from './refused.ts';
import type { ReferenceSpec, ValueSpec } from './value-spec.ts';

const SHAPES = ['field', 'template', 'constant', 'list', 'reference'] as const;
const DEEPEST = 8;

/** @throws MappingFaultError with the place in the mapping and what is wrong there. */
export function readValueSpec(value: unknown, place: string, depth = 0): ValueSpec {
  if (typeof value === 'string') return readText(value, place);
  if (depth > DEEPEST) throw new MappingFaultError(`${place} is nested too deeply.`);
  const shapes = SHAPES.filter((shape) => isRecord(value) && shape in value);
  const [shape] = shapes;
  if (shape === undefined || shapes.length > 1) {
    throw new MappingFaultError(
      `${place} is ${shown(value)}, not the name of a field or an object with one of ${SHAPES.join(', ')}.`,
    );
  }
  const known = [shape, 'transforms', 'otherwise', ...(shape === 'list' ? ['flatten'] : [])];
  const fields = readFields(value, place, known);
  return {
    ...shapeOf(shape, fields, { place, depth: depth + 1 }),
    ...(fields.transforms === undefined
      ? {}
      : { transforms: readTransforms(fields.transforms, `${place}, "transforms",`) }),
    ...(fields.otherwise === undefined ? {} : { otherwise: fields.otherwise }),
  };
}

function shapeOf(
  shape: (typeof SHAPES)[number],
  fields: Record<string, unknown>,
  { place, depth }: { place: string; depth: number },
): Exclude<ValueSpec, string> {
  const value = fields[shape];
  const here = `${place}, "${shape}",`;
  switch (shape) {
    case 'field':
      return { field: typeof value === 'string' ? readText(value, here) : readTexts(value, here) };
    case 'template':
      return { template: readText(value, here) };
    case 'constant':
      return { constant: value };
    case 'list':
      return {
        list: readList(value, here).map((one, index) =>
          readValueSpec(one, `${here} entry ${index + 1},`, depth),
        ),
        ...(fields.flatten === undefined
          ? {}
          : { flatten: readFlag(fields.flatten, `${place}, "flatten",`) }),
      };
    case 'reference':
      return { reference: readReference(value, here, depth) };
  }
}

function readReference(value: unknown, place: string, depth: number): ReferenceSpec['reference'] {
  const names = ['program', 'entryPoint', 'inputs', 'contract', 'tolerance'] as const;
  const fields = readFields(value, place, [...names, 'unordered']);
  const spec = (name: (typeof names)[number]): ValueSpec =>
    readValueSpec(fields[name], `${place} "${name}",`, depth);
  return {
    program: spec('program'),
    entryPoint: spec('entryPoint'),
    inputs: spec('inputs'),
    ...(fields.contract === undefined ? {} : { contract: spec('contract') }),
    ...(fields.tolerance === undefined ? {} : { tolerance: spec('tolerance') }),
    ...(fields.unordered === undefined
      ? {}
      : { unordered: readTexts(fields.unordered, `${place} "unordered",`) }),
  };
}

function readTexts(value: unknown, place: string): string[] {
  return readList(value, place).map((one) => readText(one, place));
}

/** @throws MappingFaultError where it is no object of values. */
export function readValueSpecs(value: unknown, place: string): Record<string, ValueSpec> {
  if (!isRecord(value)) throw new MappingFaultError(`${place} is ${shown(value)}, not an object.`);
  const entries = Object.entries(value).map(
    ([name, spec]) => [name, readValueSpec(spec, `${place} "${name}",`)] as const,
  );
  return Object.fromEntries(entries);
}
