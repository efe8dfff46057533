import type { InstructionKwargs } from './problem.ts';

/** A text among the parameters; "" when it is none. */
export function textIn(kwargs: InstructionKwargs, name: string): string {
  const value = kwargs[name];
  return typeof value === 'string' ? value : '';
}

/** A count among the parameters; 0 when it is none. */
export function countIn(kwargs: InstructionKwargs, name: string): number {
  const value = kwargs[name];
  return typeof value === 'number' ? value : 0;
}

/** A list among the parameters; empty when it is none. */
export function textsIn(kwargs: InstructionKwargs, name: string): readonly string[] {
  const value = kwargs[name];
  return typeof value === 'object' ? value : [];
}
