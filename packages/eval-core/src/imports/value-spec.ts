import type { Transform } from './transforms.ts';

/**
 * How a value is made from a record, as plain data. A bare text is the path of a field.
 *
 * Besides the record's own fields there are `$row`, the number of the record in its file from 1, and
 * `$file`, the name of its file where several were read.
 */
export type ValueSpec = string | FieldSpec | TemplateSpec | ConstantSpec | ListSpec | ReferenceSpec;

interface SpecBasics {
  /** Applied from left to right. */
  transforms?: readonly Transform[];
  /** Taken where nothing stands, also where a step picks; null means that the value may be missing. Without it a missing value refuses the record. */
  otherwise?: unknown;
}

export interface FieldSpec extends SpecBasics {
  /** A dotted path; of several the first at which something stands that is not null. */
  field: string | readonly string[];
}

export interface TemplateSpec extends SpecBasics {
  /** Text with {{path}} in it; each is replaced by the text or number that stands there. */
  template: string;
}

export interface ConstantSpec extends SpecBasics {
  constant: unknown;
}

export interface ListSpec extends SpecBasics {
  /** The values in order; lists among them with `flatten` are taken apart. Missing ones are left out. */
  list: readonly ValueSpec[];
  flatten?: boolean;
}

/** Python source with a `check(candidate)` that compares a program with the set's own on the set's inputs. */
export interface ReferenceSpec extends SpecBasics {
  reference: {
    /** Source text that defines the entry point. */
    program: ValueSpec;
    entryPoint: ValueSpec;
    /** Lists of arguments. */
    inputs: ValueSpec;
    /** Source text that says `isinstance(<parameter>, tuple)` where lists of JSON stand for tuples. */
    contract?: ValueSpec;
    /** By how much floats may differ. */
    tolerance?: ValueSpec;
    /** Entry points whose results are compared as sets. */
    unordered?: readonly string[];
  };
}

const PLACEHOLDER = /\{\{([^{}]{1,200})\}\}/g;

/** The paths that a template names, in order. */
export function templatePaths(template: string): string[] {
  return Array.from(template.matchAll(PLACEHOLDER), ([, path = '']) => path.trim());
}

/** Fills a template in one pass: what is filled in is not read as a template again. */
export function fillPaths(template: string, textAt: (path: string) => string): string {
  return template.replace(PLACEHOLDER, (_, path: string) => textAt(path.trim()));
}

/**
 * The fields without which a record gives no value; a list of alternatives stands for any of them. Pseudo
 * fields (`$row`, `$file`) are always there.
 */
export function neededFields(spec: ValueSpec): (readonly string[])[] {
  if (typeof spec === 'string') return real([[spec]]);
  if (spec.otherwise !== undefined) return [];
  if ('field' in spec) return real([typeof spec.field === 'string' ? [spec.field] : spec.field]);
  if ('template' in spec) return real(templatePaths(spec.template).map((path) => [path]));
  if ('list' in spec) return spec.list.flatMap(neededFields);
  if ('reference' in spec) {
    const { program, entryPoint, inputs } = spec.reference;
    return [program, entryPoint, inputs].flatMap(neededFields);
  }
  return [];
}

function real(alternatives: (readonly string[])[]): (readonly string[])[] {
  return alternatives.filter((paths) => !paths.some((path) => path.startsWith('$')));
}
