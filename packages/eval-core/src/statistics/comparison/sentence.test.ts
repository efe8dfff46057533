import { expect, it } from 'vitest';

import { comparisonSentence } from './sentence.ts';

const names = { first: 'Phi', second: 'Rho' };
const interval = { low: 0.013, high: 0.07, level: 0.95, method: 'any' };
const figures = {
  difference: 0.042,
  interval,
  p: 0.0041,
  questions: 198,
  delta: null,
  verdictReason: '',
};

it.each([
  [
    { ...figures, verdict: 'better' },
    'Rho is better by 4.2 points (95 % interval 1.3 to 7.0, p = 0.004, 198 questions).',
  ],
  [
    {
      ...figures,
      difference: -0.042,
      interval: { ...interval, low: -0.07, high: -0.013 },
      verdict: 'worse',
    },
    'Rho is worse by 4.2 points (95 % interval 1.3 to 7.0, p = 0.004, 198 questions).',
  ],
  [
    {
      ...figures,
      difference: 0.01,
      interval: { ...interval, low: -0.03 },
      p: 0.42,
      verdict: 'undecided',
    },
    'Undecided: Rho minus Phi is 1.0 point (95 % interval −3.0 to 7.0, p = 0.42, 198 questions).',
  ],
  [
    { ...figures, difference: -0.0001, p: 0.9, delta: 0.0004, verdict: 'equivalent' },
    'Equivalent within 0.04 points: Rho minus Phi is −0.01 points (95 % interval 1.3 to 7.0, p = 0.90, 198 questions).',
  ],
  [
    { ...figures, p: 1e-9, interval: { ...interval, level: 0.9 }, verdict: 'better' },
    'Rho is better by 4.2 points (90 % interval 1.3 to 7.0, p < 0.001, 198 questions).',
  ],
  [
    {
      ...figures,
      difference: 0,
      interval: { ...interval, low: -0.00044, high: 0.00044 },
      p: 1,
      verdict: 'undecided',
    },
    'Undecided: Rho minus Phi is 0.0 points (95 % interval −0.04 to 0.04, p = 1.00, 198 questions).',
  ],
  [
    { ...figures, difference: 1, interval: null, p: 1, questions: 1, verdict: 'undecided' },
    'Undecided: Rho minus Phi is 100.0 points (interval unknown, p = 1.00, 1 question).',
  ],
  [
    { ...figures, difference: null, verdict: null, verdictReason: 'They share no question.' },
    'Rho cannot be compared with Phi. They share no question.',
  ],
] as const)('%#', (comparison, sentence) => {
  expect(comparisonSentence(comparison, names)).toBe(sentence);
});
