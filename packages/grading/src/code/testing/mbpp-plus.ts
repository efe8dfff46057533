import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { pythonText, type PythonValue } from '@assay/eval-core/code/python-value';
import { readPythonValue } from '@assay/eval-core/code/read-python-value';
import { readFixture } from '@assay/eval-core/testing/fixtures';

export interface MbppTask {
  id: string;
  entryPoint: string;
  solution: string;
  /** Arguments in JSON or as tuples, one text each: JavaScript's own numbers would lose 2.0 and long integers. */
  inputs: string[][];
  absoluteTolerance: number;
}

/** What running the canonical solutions gave; made by scripts/record-mbpp-outputs.mjs. */
export interface MbppRecord {
  note: string;
  pythonVersion: string;
  /** By task; for each input the output as Python writes it, null where there is none to compare with. */
  outputs: Record<string, (string | null)[]>;
}

/** EvalPlus compares floats to six digits where a task does not say otherwise. */
const DEFAULT_TOLERANCE = 1e-6;
/** Tasks that return the items of a set as a list: EvalPlus compares what they return as sets. */
const UNORDERED = new Set([
  'Diff',
  'common_in_nested_lists',
  'extract_singly',
  'find_char_long',
  'find_dissimilar',
  'intersection_array',
  'larg_nnum',
  'similar_elements',
]);
const RECORD = path.join(import.meta.dirname, 'mbpp-plus-outputs.json.gz');

export function readMbppTasks(): MbppTask[] {
  return readFixture('data/mbpp_plus/MbppPlus.dev-2023-11-14.jsonl.gz')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readTask);
}

export function readMbppRecord(): MbppRecord {
  return JSON.parse(gunzipSync(readFileSync(RECORD)).toString('utf8')) as MbppRecord;
}

/** The task as a code item; null: no output of it is recorded. */
export function mbppParams(
  { id, entryPoint, inputs, absoluteTolerance }: MbppTask,
  record: MbppRecord,
): Record<string, unknown> | null {
  const outputs = record.outputs[id] ?? [];
  const tests = inputs
    .map((input, index) => ({ input: input.join('\n'), output: outputs[index] ?? null }))
    .filter(({ output }) => output !== null);
  if (tests.length === 0) return null;
  const unordered = UNORDERED.has(entryPoint);
  return { form: 'function', entryPoint, tests, atol: absoluteTolerance, unordered };
}

function readTask(line: string): MbppTask {
  const task = fieldsOf(readPythonValue(line));
  const text = (name: string) => textOf(task.get(name));
  // In one task of the snapshot "plus_input" is {}.
  const inputs = ['base_input', 'plus_input'].flatMap((name) => itemsOf(task.get(name)));
  const parameters = parametersOf(text('canonical_solution'), text('entry_point'));
  return {
    id: jsonText(task.get('task_id') ?? null),
    entryPoint: text('entry_point'),
    solution: text('canonical_solution'),
    inputs: inputs.map((input) =>
      itemsOf(input).map((value, index) =>
        wantsTuple(parameters[index], text('contract')) ? tupleText(value) : jsonText(value),
      ),
    ),
    absoluteTolerance: Number(task.get('atol')) || DEFAULT_TOLERANCE,
  };
}

/** The names of a function's parameters. */
function parametersOf(source: string, name: string): string[] {
  const start = source.indexOf(`def ${name}`);
  const list = source.slice(source.indexOf('(', start) + 1, source.indexOf(')', start));
  return list.split(',').map((parameter) => parameter.split(/[:=]/, 1).join('').trim());
}

/** The contract of a task says so: JSON has no tuples. */
function wantsTuple(parameter: string | undefined, contract: string): boolean {
  return parameter !== undefined && contract.includes(`isinstance(${parameter}, tuple)`);
}

function tupleText(value: PythonValue): string {
  return pythonText({ kind: 'tuple', items: itemsOf(value) }, Infinity);
}

function fieldsOf(value: PythonValue | undefined): Map<string, PythonValue> {
  if (typeof value !== 'object' || value?.kind !== 'dict') throw new Error('No JSON object.');
  return new Map(value.entries.map(([key, field]) => [textOf(key), field]));
}

function textOf(value: PythonValue | undefined): string {
  if (typeof value !== 'string') throw new Error('No text.');
  return value;
}

function itemsOf(value: PythonValue | undefined): readonly PythonValue[] {
  return typeof value === 'object' && value?.kind === 'list' ? value.items : [];
}

/** JSON as Python reads and writes it, with NaN and Infinity. */
function jsonText(value: PythonValue): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number')
    return Number.isInteger(value) ? value.toExponential() : String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value.kind === 'list') return `[${value.items.map(jsonText).join(', ')}]`;
  const entries = [...fieldsOf(value)].map(
    ([key, field]) => `${JSON.stringify(key)}: ${jsonText(field)}`,
  );
  return `{${entries.join(', ')}}`;
}
