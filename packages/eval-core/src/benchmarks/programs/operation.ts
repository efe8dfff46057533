import type { Rng } from '../../random.ts';

/** What a list holds: integers, or words of lowercase letters. */
export type ListKind = 'integers' | 'text';
export type Item = number | string;
/** A list, or what a last step makes of it. */
export type Output = Item | readonly Item[];

/** As it is stored: the name of the operation, and its parameters beside it. */
export interface Step {
  readonly op: string;
  readonly [parameter: string]: Item;
}

/** What a step does, for the breakdowns. */
export type Category = 'filter' | 'map' | 'order' | 'group' | 'convert' | 'result';

/** The values that each parameter may take. */
type Choices = Readonly<Record<string, readonly Item[]>>;
type Chosen<C extends Choices> = { readonly [K in keyof C]: C[K][number] };

export interface OperationDefinition<I extends Item, C extends Choices> {
  op: string;
  category: Category;
  /** The lowest level that draws it. */
  fromLevel: number;
  /** The kind of the list that it gives; `same` as it takes; `result`: it ends the program. */
  gives: ListKind | 'same' | 'result';
  choices: C;
  /** Whether the values go together; absent: all do. */
  isSensible?(chosen: Chosen<C>): boolean;
  apply(items: readonly I[], chosen: Chosen<C>): Output;
  /** As the prompt says it; parameters that are words stand in it as they are stored. */
  sentence(chosen: Chosen<C>): string;
  /** A Python expression of the list `items`. */
  python(chosen: Chosen<C>): string;
}

/** An operation that keeps the types of its items and parameters to itself. */
export interface Operation {
  op: string;
  category: Category;
  fromLevel: number;
  takes: readonly ListKind[];
  gives: ListKind | 'same' | 'result';
  draw(rng: Rng): Step;
  /** The step ready to run; null: its parameters are not this operation's. */
  bind(step: Step): BoundStep | null;
}

export interface BoundStep {
  step: Step;
  operation: Operation;
  /** As the prompt says it. */
  sentence: () => string;
  /** A Python expression of the list `items`. */
  python: () => string;
  /** Items of a kind that the operation takes. */
  apply(items: readonly Item[]): Output;
  /** All steps that differ from it in one parameter. */
  variants(): BoundStep[];
}

/** Makes operations on lists of these kinds; `I` is the type of their items. */
export function operationsOn<I extends Item>(takes: readonly ListKind[]) {
  return <const C extends Choices>(definition: OperationDefinition<I, C>): Operation => {
    const { op, category, fromLevel, gives, choices } = definition;
    const isSensible = (step: Step): boolean =>
      definition.isSensible?.(step as unknown as Chosen<C>) ?? true;

    function bind(step: Step): BoundStep | null {
      if (!hasExactly(step, choices) || step.op !== op || !isSensible(step)) return null;
      const chosen = step as unknown as Chosen<C>;
      return {
        step,
        operation,
        sentence: () => definition.sentence(chosen),
        python: () => definition.python(chosen),
        // Whoever runs a program has checked that each step takes what the one before gives.
        apply: (items) => definition.apply(items as readonly I[], chosen),
        variants: () => neighbours(step, choices).flatMap((other) => bind(other) ?? []),
      };
    }

    function draw(rng: Rng): Step {
      for (;;) {
        const step: Step = {
          op,
          ...Object.fromEntries(
            Object.entries(choices).map(([name, values]) => [name, rng.pick(values)]),
          ),
        };
        if (isSensible(step)) return step;
      }
    }

    const operation: Operation = { op, category, fromLevel, takes, gives, draw, bind };
    return operation;
  };
}

function hasExactly(step: Step, choices: Choices): boolean {
  const names = Object.keys(choices);
  if (Object.keys(step).length !== names.length + 1) return false;
  return names.every((name) => {
    const value = step[name];
    return value !== undefined && choices[name]?.includes(value) === true;
  });
}

function neighbours(step: Step, choices: Choices): Step[] {
  return Object.entries(choices).flatMap(([name, values]) =>
    values.filter((value) => value !== step[name]).map((value) => ({ ...step, [name]: value })),
  );
}

/** All integers from first to last. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
