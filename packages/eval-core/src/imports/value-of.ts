import { valueAt } from './field-path.ts';
import { referenceCheck } from './reference-check.ts';
import { MissingValueError, RefusedError, shown } from './refused.ts';
import { transformed } from './transforms.ts';
import { fillPaths, templatePaths, type ReferenceSpec, type ValueSpec } from './value-spec.ts';

/** What values are made from. */
export interface RecordSource {
  record: unknown;
  /** The number of the record in its file, from 1. */
  row: number;
  /** null where only one file was read. */
  file: string | null;
}

/**
 * The value that a mapping makes from a record; null: it may be missing and is.
 * @throws RefusedError that names the field and the reason.
 */
export function valueOf(spec: ValueSpec, source: RecordSource): unknown {
  if (typeof spec === 'string') return present(fieldAt(source, spec), [spec]);
  const { otherwise } = spec;
  const stored = storedValue(spec, source, otherwise !== undefined);
  if (stored === undefined) return otherwise ?? null;
  try {
    return transformed(stored, spec.transforms ?? []);
  } catch (error) {
    if (error instanceof MissingValueError && otherwise !== undefined) return otherwise;
    if (!(error instanceof RefusedError)) throw error;
    throw new RefusedError(`${nameOf(spec)} ${error.message}.`);
  }
}

/** undefined: it is missing and may be. */
function storedValue(
  spec: Exclude<ValueSpec, string>,
  source: RecordSource,
  mayMiss: boolean,
): unknown {
  if ('constant' in spec) return spec.constant;
  if ('template' in spec) return filled(spec.template, source, mayMiss);
  if ('list' in spec) {
    const values = spec.list.map((inner) => valueOf(inner, source)).filter((one) => one !== null);
    return spec.flatten === true ? values.flat() : values;
  }
  if ('reference' in spec) return referenceText(spec, source);
  const paths = typeof spec.field === 'string' ? [spec.field] : spec.field;
  const values = paths.map((path) => fieldAt(source, path));
  const found = values.find((value) => value !== undefined && value !== null);
  if (found !== undefined) return found;
  return mayMiss ? undefined : present(undefined, paths);
}

function present(value: unknown, paths: readonly string[]): unknown {
  if (value !== undefined && value !== null) return value;
  const names = paths.map((path) => `"${path}"`).join(' or ');
  throw new RefusedError(`The field ${names} is missing.`);
}

function fieldAt({ record, row, file }: RecordSource, path: string): unknown {
  if (path === '$row') return row;
  if (path === '$file') return file ?? undefined;
  return valueAt(record, path);
}

function filled(template: string, source: RecordSource, mayMiss: boolean): string | undefined {
  const values = templatePaths(template).map((path) => fieldAt(source, path));
  if (mayMiss && values.some((value) => value === undefined || value === null)) return undefined;
  return fillPaths(template, (path) => {
    const value = present(fieldAt(source, path), [path]);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function referenceText({ reference }: ReferenceSpec, source: RecordSource): string {
  const { program, entryPoint, inputs, contract, tolerance, unordered = [] } = reference;
  const values = valueOf(inputs, source);
  if (!Array.isArray(values)) {
    throw new RefusedError(`The inputs of a reference are ${shown(values)}, not a list of lists.`);
  }
  const name = textOf(valueOf(entryPoint, source));
  return referenceCheck({
    program: textOf(valueOf(program, source)),
    entryPoint: name,
    inputs: values,
    contract: contract === undefined ? '' : textOf(valueOf(contract, source)),
    tolerance: tolerance === undefined ? 0 : Number(valueOf(tolerance, source)),
    isUnordered: unordered.includes(name),
  });
}

/** '' where nothing stands that may be missing. */
function textOf(value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  throw new RefusedError(`A part of the reference is ${shown(value)}, not a text.`);
}

function nameOf(spec: Exclude<ValueSpec, string>): string {
  if ('field' in spec) {
    const paths = typeof spec.field === 'string' ? [spec.field] : spec.field;
    return `The field ${paths.map((path) => `"${path}"`).join(' or ')}`;
  }
  if ('template' in spec) return `The text made of ${shown(spec.template)}`;
  if ('constant' in spec) return `The constant ${shown(spec.constant)}`;
  return 'list' in spec ? 'The list' : 'The reference';
}
