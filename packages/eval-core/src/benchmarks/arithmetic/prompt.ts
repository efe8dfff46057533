import type { ArithmeticProblem } from './problem.ts';
import { templateByName } from './templates.ts';

/** The question as it is sent, and in what form to answer. */
export function arithmeticPrompt({ template, parameters, modulus }: ArithmeticProblem): string {
  const question = templateByName(template)?.question(parameters, modulus);
  if (question === undefined) throw new Error(`There is no arithmetic template "${template}".`);
  return [
    question,
    '',
    'The answer is an integer from 0 to 999. Work step by step. End your reply with one line in this form, with your integer in place of n:',
    'Final Answer: n',
  ].join('\n');
}
