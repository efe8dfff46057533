import { mutantsAt, type Mutant } from './mutants.ts';
import type { BoundStep, Item, ListKind, Output } from './operation.ts';
import { isSameOutput, kindAfter, runStep } from './run-steps.ts';

/** A program as far as it goes, in which every step and every parameter matters on some input. */
export interface GrowingProgram {
  inputKind: ListKind;
  /** Of the list that the next step gets; null: there is a result. */
  kind: ListKind | null;
  steps: readonly BoundStep[];
  /** `history[i]` is what step i gets, for each input; the last are the values so far. */
  history: readonly (readonly Output[])[];
  rivals: readonly Rival[];
}

/** A mutant, and an input on which it returns something else. */
interface Rival {
  mutant: Mutant;
  /** The index of the input. */
  witness: number;
  /** What the mutant has made of that input so far. */
  value: Output;
  /** Of the mutant's list; null: it has a result. */
  kind: ListKind | null;
}

/** A step must change that fraction of the lists, and leave so many items on average for those after it. */
const LEAST_CHANGED_FRACTION = 0.25;
const LEAST_MEAN_LENGTH = 3;

export function seedProgram(
  inputKind: ListKind,
  inputs: readonly (readonly Item[])[],
): GrowingProgram {
  return { inputKind, kind: inputKind, steps: [], history: [inputs], rivals: [] };
}

/** The program with one more step; null: then a step or a parameter would not matter, or lists run dry. */
export function grow(program: GrowingProgram, step: BoundStep): GrowingProgram | null {
  const { inputKind, kind, history } = program;
  const before = history.at(-1) ?? [];
  const after = tried(step, before);
  if (after === null || kind === null || !isUseful(before, after)) return null;
  const grown = {
    inputKind,
    kind: kindAfter(step.operation, kind),
    steps: [...program.steps, step],
    history: [...history, after],
  };
  const rivals: Rival[] = [];
  for (const mutant of mutantsAt(grown.steps, program.steps.length, inputKind)) {
    const isWithoutIt = mutant.rest.length === 0;
    const rival = findRival(grown.history, mutant, isWithoutIt ? kind : grown.kind);
    if (rival === null) return null;
    rivals.push(rival);
  }
  for (const rival of program.rivals) {
    const next = carryOn(rival, step, grown.history);
    if (next === 'lost') return null;
    if (next !== 'broken') rivals.push(next);
  }
  return { ...grown, rivals };
}

/** null: something grows out of bounds. */
function tried(step: BoundStep, values: readonly Output[]): Output[] | null {
  try {
    return values.map((value) => runStep(step, value));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isUseful(before: readonly Output[], after: readonly Output[]): boolean {
  const changed = before.filter((value, index) => !isSameOutput(value, after[index] ?? value));
  if (changed.length < before.length * LEAST_CHANGED_FRACTION) return false;
  const lengths = after.flatMap((value) => (typeof value === 'object' ? [value.length] : []));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.length === 0 || total >= lengths.length * LEAST_MEAN_LENGTH;
}

/** One step further: `lost` when it does the same as the program now, `broken` when it cannot take the step. */
function carryOn(
  { mutant, witness, value, kind }: Rival,
  step: BoundStep,
  history: GrowingProgram['history'],
): Rival | 'lost' | 'broken' {
  if (kind === null || !step.operation.takes.includes(kind)) return 'broken';
  const [next] = tried(step, [value]) ?? [];
  if (next === undefined) return 'broken';
  const longer = { from: mutant.from, rest: [...mutant.rest, step] };
  const nextKind = kindAfter(step.operation, kind);
  const isStillOther = !isSameOutput(next, history.at(-1)?.[witness] ?? []);
  if (isStillOther) return { mutant: longer, witness, value: next, kind: nextKind };
  return findRival(history, longer, nextKind) ?? 'lost';
}

/** null: the mutant does the same as the program on all inputs. */
function findRival(
  history: GrowingProgram['history'],
  mutant: Mutant,
  kind: ListKind | null,
): Rival | null {
  const values = history.at(-1) ?? [];
  for (const [witness, start] of (history[mutant.from] ?? []).entries()) {
    const value = resultOf(mutant, start);
    const isOther = value !== null && !isSameOutput(value, values[witness] ?? []);
    if (isOther) return { mutant, witness, value, kind };
  }
  return null;
}

/** null: it grows out of bounds. */
function resultOf({ rest }: Mutant, start: Output): Output | null {
  return rest.reduce<Output | null>(
    (value, step) => (value === null ? null : (tried(step, [value])?.[0] ?? null)),
    start,
  );
}
