import type { BoundStep, Item, ListKind, Output, Step } from './operation.ts';
import { operationByName } from './operations/registry.ts';

/** Far more than generated programs reach; sums stay exact, and no stored program can fill memory. */
const MOST_ITEMS = 200;
const LARGEST_INTEGER = 1_000_000_000;
const LONGEST_WORD = 1_000;

/** Steps that can be run one after another. Throws one sentence on the first that cannot. */
export function bindSteps(steps: readonly Step[], inputKind: ListKind): BoundStep[] {
  const bound = steps.map(bindStep);
  const fault = faultOf(bound, inputKind);
  if (fault === null) return bound;
  throw new Error(`Step ${fault + 1} of the program cannot follow on the one before it.`);
}

function bindStep(step: Step, index: number): BoundStep {
  const operation = operationByName(step.op);
  if (operation === undefined) {
    throw new Error(`Step ${index + 1} of the program has an unknown "op": ${String(step.op)}.`);
  }
  const bound = operation.bind(step);
  if (bound !== null) return bound;
  throw new Error(
    `Step ${index + 1} of the program, ${step.op}, has other parameters than it may.`,
  );
}

/** The index of the first step that is not of the kind of list it gets; null: none. */
export function faultOf(steps: readonly BoundStep[], inputKind: ListKind): number | null {
  let kind: ListKind | null = inputKind;
  for (const [index, { operation }] of steps.entries()) {
    if (kind === null || !operation.takes.includes(kind)) return index;
    kind = kindAfter(operation, kind);
  }
  return null;
}

/** What the operation makes of a list of that kind; null: no list any more. */
export function kindAfter({ gives }: BoundStep['operation'], kind: ListKind): ListKind | null {
  if (gives === 'same') return kind;
  return gives === 'result' ? null : gives;
}

/** What the steps return for a list. Throws a RangeError when numbers, words or lists grow out of bounds. */
export function runSteps(steps: readonly BoundStep[], input: readonly Item[]): Output {
  let value: Output = input;
  for (const step of steps) value = runStep(step, value);
  return value;
}

/** One step further. Throws a RangeError as above, and for a result, on which there are no steps. */
export function runStep(step: BoundStep, value: Output): Output {
  if (typeof value !== 'object') throw new RangeError('A program ends with its result.');
  const next = step.apply(value);
  if (typeof next !== 'object') {
    if (typeof next === 'number') checkItem(next);
    return next;
  }
  if (next.length > MOST_ITEMS) throw new RangeError(`A list has over ${MOST_ITEMS} items.`);
  next.forEach(checkItem);
  return next;
}

function checkItem(item: Item): void {
  if (typeof item === 'number') {
    if (Math.abs(item) <= LARGEST_INTEGER) return;
    throw new RangeError(`A number is beyond ±${LARGEST_INTEGER}.`);
  }
  if (item.length > LONGEST_WORD) throw new RangeError(`A word has over ${LONGEST_WORD} letters.`);
}

/** Whether Python's `==` finds them equal: outputs of one program are of one type. */
export function isSameOutput(left: Output, right: Output): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right;
  return left.length === right.length && left.every((item, index) => item === right[index]);
}
