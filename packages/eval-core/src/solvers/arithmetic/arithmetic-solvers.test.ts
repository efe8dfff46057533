import { describe, expect, it } from 'vitest';

import { arithmeticFamily } from '../../benchmarks/arithmetic/family.ts';
import { mazeFamily } from '../../benchmarks/maze/family.ts';
import { threeSatFamily } from '../../benchmarks/three-sat/family.ts';
import { createRng } from '../../random.ts';
import { readFormula } from '../read-formula.ts';
import { readMaze } from '../read-maze.ts';
import { computeArithmetic, guessInteger, simulateArithmetic } from './answer-arithmetic.ts';
import type { ArithmeticQuestion } from './method.ts';
import { readArithmetic } from './read-arithmetic.ts';

const levels = arithmeticFamily.levels.map(({ level }) => level);
const items = arithmeticFamily.generate({ seed: 'solvers', levels, itemsPerLevel: 26 });
const note = () => undefined;

function read(prompt: string): ArithmeticQuestion {
  const question = readArithmetic(prompt);
  if (question === null) throw new Error(`The question cannot be read: ${prompt}`);
  return question;
}

describe('readArithmetic', () => {
  it('reads the whole problem back from the prompt', () => {
    for (const { prompt, problem } of items) {
      const { template, parameters, modulus } = read(prompt);
      expect({ template, parameters, modulus }).toEqual(problem);
    }
  });

  it('reads a question with numbers of its own and other words around it', () => {
    const text =
      'Please help.\nLet N = 12^3 + 5^2. Find the remainder when N is divided by 97.\nThanks!';
    expect(read(text)).toMatchObject({
      template: 'modular-power',
      parameters: { bases: [12, 5], exponents: [3, 2] },
      modulus: 97,
    });
  });

  it('reads no prompt of another kind, nor do their readers read these', () => {
    const spec = { seed: 'others', levels: [1, 4, 8], itemsPerLevel: 4 };
    for (const { prompt } of [...mazeFamily.generate(spec), ...threeSatFamily.generate(spec)])
      expect(readArithmetic(prompt)).toBeNull();
    for (const { prompt } of items) {
      expect(readMaze(prompt)).toBeNull();
      expect(readFormula(prompt)).toBeNull();
    }
  });

  it.each([
    '',
    'Find the remainder when N is divided by 97.',
    'What is 2 + 2?',
    'Let N = 2^3. Find the remainder when N is divided by 1.',
  ])('reads nothing in %j', (text) => {
    expect(readArithmetic(text)).toBeNull();
  });

  it.each(['Let N = 2^3 + ', 'Find the remainder when ', '(1, 2), ', 'x1 = ', 'a(1) = 2, '])(
    'gives a long text of %j up without stalling',
    (unit) => {
      const tail = ' Find the remainder when N is divided by 97.';
      expect(() => readArithmetic(unit.repeat(19_000 / unit.length) + tail)).not.toThrow();
      expect(readArithmetic(unit.repeat(1_000_000 / unit.length) + tail)).toBeNull();
    },
  );
});

describe('arithmetic solvers', () => {
  it('find the right answer by the short way, at every level', () => {
    for (const { prompt, gold } of items) {
      const options = { rng: createRng('exact'), note };
      expect(computeArithmetic(read(prompt), options).answer, prompt).toBe(Number(gold));
    }
  });

  it('find it step by step as well, when no step slips and none is missing', () => {
    for (const { prompt, gold, attributes } of items) {
      if (Number(attributes.level) > 4) continue;
      const options = { rng: createRng('steps'), note, slipFraction: 0, stepBudget: Infinity };
      const conclusion = simulateArithmetic(read(prompt), options);
      expect(conclusion, prompt).toEqual({ answer: Number(gold), basis: 'found' });
    }
  });

  it('guess a remainder and say so when the budget ends first', () => {
    for (const { prompt } of items) {
      const lines: string[] = [];
      const question = read(prompt);
      const conclusion = simulateArithmetic(question, {
        rng: createRng(prompt),
        note: (line) => lines.push(line),
        slipFraction: 0,
        stepBudget: 1,
      });
      expect(conclusion.basis).toBe('guessed');
      expect(conclusion.answer).toBeLessThan(question.modulus);
      expect(lines.at(-1)).toContain('I can only guess');
    }
  });

  it('end with a remainder however often they slip', () => {
    for (const { prompt } of items) {
      const question = read(prompt);
      const options = { rng: createRng(prompt), note, slipFraction: 0.5, stepBudget: 2000 };
      const { answer } = simulateArithmetic(question, options);
      expect(Number.isInteger(answer) && answer >= 0 && answer < question.modulus, prompt).toBe(
        true,
      );
    }
  });
});

describe('guessInteger', () => {
  it('is right as often as the family says', () => {
    const rng = createRng('guesses');
    const guesses = 100 * items.length;
    let right = 0;
    let expected = 0;
    for (const { problem, gold } of items) {
      for (let time = 0; time < 100; time += 1) {
        if (guessInteger({ rng, note }).answer === Number(gold)) right += 1;
        expected += arithmeticFamily.chanceFraction(problem);
      }
    }
    // 3.29 standard deviations hold 99.9 % of a normal distribution; 20,800 guesses expect 21.
    const deviation = Math.sqrt(expected * (1 - expected / guesses));
    expect(Math.abs(right - expected)).toBeLessThan(3.29 * deviation);
  });
});
