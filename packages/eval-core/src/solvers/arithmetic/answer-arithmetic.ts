import type { Rng } from '../../random.ts';
import type { Note } from '../note.ts';
import type { ArithmeticQuestion } from './method.ts';
import { createWork, SpentBudgetError, type WorkOptions } from './work.ts';

export interface ArithmeticConclusion {
  answer: number;
  basis: 'found' | 'guessed';
}

export interface ChanceOptions {
  rng: Rng;
  note: Note;
}

/** Answers have at most three digits. */
const GUESSES_BELOW = 1000;

/** Guesses without looking at the question: any integer from 0 to 999, each as likely. */
export function guessInteger({ rng, note }: ChanceOptions): ArithmeticConclusion {
  note('I do not look at the question. I pick an integer from 0 to 999 at random.');
  return { answer: rng.int(0, GUESSES_BELOW), basis: 'guessed' };
}

/** Goes step by step, with slips; where the steps end before the answer, guesses a remainder and says so. */
export function simulateArithmetic(
  question: ArithmeticQuestion,
  options: WorkOptions,
): ArithmeticConclusion {
  try {
    const answer = question.simulate(createWork(options));
    options.note(`That leaves ${answer} on division by ${question.modulus}.`);
    return { answer, basis: 'found' };
  } catch (error) {
    if (!(error instanceof SpentBudgetError)) throw error;
    options.note(
      `After ${options.stepBudget} steps my budget is spent and the end is not reached. I can only guess from here.`,
    );
    return { answer: options.rng.int(0, question.modulus), basis: 'guessed' };
  }
}

/** Takes the short way, exactly. */
export function computeArithmetic(
  question: ArithmeticQuestion,
  { note }: ChanceOptions,
): ArithmeticConclusion {
  const answer = question.compute();
  note(`By a closed form or by squaring, it leaves ${answer} on division by ${question.modulus}.`);
  return { answer, basis: 'found' };
}
