import type { Work } from './work.ts';

/** The numbers of a question by name. */
export type Numbers = Readonly<Record<string, number | number[] | number[][]>>;

/** How one sort of question is read and answered. */
export interface ArithmeticMethod<P> {
  name: string;
  /** The numbers in the question; null: it is of another sort. */
  read(text: string): P | null;
  /** Plain counting or stepping, as one would on paper; each step may bring a slip. */
  simulate(parameters: P, modulus: number, work: Work): number;
  /** The short way: exact, and fast for every size. */
  compute(parameters: P, modulus: number): number;
}

/** A question that was read, with both ways to its answer. */
export interface ArithmeticQuestion {
  template: string;
  parameters: Numbers;
  modulus: number;
  simulate(work: Work): number;
  compute(): number;
}

/** A method that keeps the type of its numbers to itself. */
export type QuestionReader = (text: string, modulus: number) => ArithmeticQuestion | null;

export function questionReader<P extends { [K in keyof P]: Numbers[string] }>(
  method: ArithmeticMethod<P>,
): QuestionReader {
  return (text, modulus) => {
    const parameters = method.read(text);
    if (parameters === null) return null;
    return {
      template: method.name,
      parameters: { ...parameters },
      modulus,
      simulate: (work) => method.simulate(parameters, modulus, work),
      compute: () => method.compute(parameters, modulus),
    };
  };
}
