import type { Rng } from '../../random.ts';
import { grow, seedProgram, type GrowingProgram } from './grow-program.ts';
import type { BoundStep, Item, ListKind, Operation } from './operation.ts';
import { OPERATIONS } from './operations/registry.ts';

export interface ProgramWanted {
  level: number;
  inputKind: ListKind;
  /** How many steps. */
  count: number;
  /** Whether the last step makes something else of the list than a list. */
  endsInResult: boolean;
  /** Lists that the steps are tried on. */
  inputs: readonly (readonly Item[])[];
}

const DRAWS_OF_OPERATION = 5;

/** Steps of different operations, all of which matter; null: the draws led nowhere. */
export function drawProgram(rng: Rng, wanted: ProgramWanted): BoundStep[] | null {
  let program = seedProgram(wanted.inputKind, wanted.inputs);
  while (program.steps.length < wanted.count) {
    const isLast = wanted.endsInResult && program.steps.length === wanted.count - 1;
    const grown = drawStep(rng, program, operationsFor(program, wanted.level, isLast));
    if (grown === null) return null;
    program = grown;
  }
  return [...program.steps];
}

function operationsFor(
  { steps, kind }: GrowingProgram,
  level: number,
  isLast: boolean,
): Operation[] {
  return OPERATIONS.filter(
    (operation) =>
      operation.fromLevel <= level &&
      kind !== null &&
      operation.takes.includes(kind) &&
      (operation.gives === 'result') === isLast &&
      !steps.some((step) => step.operation === operation),
  );
}

/** An operation has several tries before another is taken: those with many values would be rare otherwise. */
function drawStep(
  rng: Rng,
  program: GrowingProgram,
  operations: readonly Operation[],
): GrowingProgram | null {
  for (const operation of rng.shuffle(operations)) {
    for (let draw = 0; draw < DRAWS_OF_OPERATION; draw += 1) {
      const step = operation.bind(operation.draw(rng));
      const grown = step && grow(program, step);
      if (grown) return grown;
    }
  }
  return null;
}
