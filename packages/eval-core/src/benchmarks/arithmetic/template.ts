import type { Rng } from '../../random.ts';
import type { StoredFields } from './stored-fields.ts';

export const ARITHMETIC_TOPICS = ['number-theory', 'counting', 'algebra'] as const;

export type ArithmeticTopic = (typeof ARITHMETIC_TOPICS)[number];

export type ParameterValue = number | readonly number[] | readonly (readonly number[])[];

/** The numbers of one question by name, as plain JSON. */
export type ArithmeticParameters = Readonly<Record<string, ParameterValue>>;

/**
 * A question with numbers left open. What it asks for is a positive whole number of any size; the answer is
 * that number's remainder on division by the problem's modulus.
 */
export interface ArithmeticTemplate<P> {
  name: string;
  topic: ArithmeticTopic;
  /** Parameters of a level, 1 to 8. */
  draw(rng: Rng, level: number): P;
  /**
   * Reads stored parameters within bounds that keep `answer` fast.
   * @throws one sentence that names the parameter at fault.
   */
  read(fields: StoredFields): P;
  /** The whole question, remainder included. */
  question(parameters: P, modulus: number): string;
  /** From 0 to modulus - 1, exactly computed. */
  answer(parameters: P, modulus: number): number;
}

/** A template that keeps the type of its parameters to itself: it reads them before it uses them. */
export interface OpenTemplate {
  name: string;
  topic: ArithmeticTopic;
  draw(rng: Rng, level: number): ArithmeticParameters;
  read(values: Readonly<Record<string, unknown>>): ArithmeticParameters;
  question(parameters: ArithmeticParameters, modulus: number): string;
  answer(parameters: ArithmeticParameters, modulus: number): number;
}

export function openTemplate<P extends { [K in keyof P]: ParameterValue }>(
  template: ArithmeticTemplate<P>,
): OpenTemplate {
  const { name, topic } = template;
  const read = (values: Readonly<Record<string, unknown>>): P =>
    template.read({ owner: name, values });
  return {
    name,
    topic,
    draw: (rng, level) => ({ ...template.draw(rng, level) }),
    read: (values) => ({ ...read(values) }),
    question: (parameters, modulus) => template.question(read(parameters), modulus),
    answer: (parameters, modulus) => template.answer(read(parameters), modulus),
  };
}
