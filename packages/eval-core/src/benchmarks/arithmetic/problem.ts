import type { ArithmeticParameters } from './template.ts';
import { templateByName } from './templates.ts';

/** A question: a template, the numbers in it, and what the asked number is divided by. */
export interface ArithmeticProblem {
  template: string;
  parameters: ArithmeticParameters;
  /** The answer is the remainder: 0 to modulus - 1. */
  modulus: number;
}

/** Answers have at most three digits. */
export const LARGEST_MODULUS = 1000;

/** Reads a stored problem; throws one sentence that says what is malformed. */
export function parseArithmeticProblem(value: unknown): ArithmeticProblem {
  if (typeof value !== 'object' || value === null) {
    throw new Error(
      'An arithmetic problem is an object with "template", "parameters" and "modulus".',
    );
  }
  const fields: Partial<Record<keyof ArithmeticProblem, unknown>> = value;
  const template = templateByName(fields.template);
  if (template === null) {
    throw new Error('The "template" of an arithmetic problem is the name of one of its templates.');
  }
  if (!isModulus(fields.modulus)) {
    throw new Error(
      `The "modulus" of an arithmetic problem is a whole number from 2 to ${LARGEST_MODULUS}.`,
    );
  }
  if (!isRecord(fields.parameters)) {
    throw new Error('The "parameters" of an arithmetic problem are an object.');
  }
  return {
    template: template.name,
    parameters: template.read(fields.parameters),
    modulus: fields.modulus,
  };
}

/** The right answer, 0 to 999, computed from the parameters. */
export function arithmeticAnswer({ template, parameters, modulus }: ArithmeticProblem): number {
  const found = templateByName(template);
  if (found === null) throw new Error(`There is no arithmetic template "${template}".`);
  return found.answer(parameters, modulus);
}

function isModulus(value: unknown): value is number {
  return (
    typeof value === 'number' && Number.isInteger(value) && value >= 2 && value <= LARGEST_MODULUS
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
