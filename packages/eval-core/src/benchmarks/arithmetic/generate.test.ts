import { describe, expect, it } from 'vitest';

import { arithmeticFamily } from './family.ts';
import { ARITHMETIC_TEMPLATES } from './templates.ts';

const everyLevel = arithmeticFamily.levels.map(({ level }) => level);
const templateCount = ARITHMETIC_TEMPLATES.length;
const items = arithmeticFamily.generate({
  seed: 'test',
  levels: everyLevel,
  itemsPerLevel: 20 * templateCount,
});
const ofLevel = (level: number) => items.filter(({ attributes }) => attributes.level === level);

describe('arithmetic items', () => {
  it('use every template equally often at every level', () => {
    for (const level of everyLevel) {
      for (const { name, topic } of ARITHMETIC_TEMPLATES) {
        const same = ofLevel(level).filter(({ attributes }) => attributes.template === name);
        expect(same).toHaveLength(20);
        expect(new Set(same.map(({ attributes }) => attributes.topic))).toEqual(new Set([topic]));
      }
    }
  });

  it('have answers from 0 to 999, none of them right on more than 5 % of a level', () => {
    for (const level of everyLevel) {
      const counts = new Map<string, number>();
      for (const { gold } of ofLevel(level)) {
        expect(gold).toMatch(/^(0|[1-9]\d{0,2})$/);
        counts.set(gold, (counts.get(gold) ?? 0) + 1);
      }
      expect(Math.max(...counts.values())).toBeLessThanOrEqual(0.05 * ofLevel(level).length);
    }
  });

  it('grow with the level, template by template', () => {
    // The length of the question stands for its numbers; a template may stay as long where its numbers do.
    for (const { name } of ARITHMETIC_TEMPLATES) {
      const lengthAt = (level: number): number =>
        ofLevel(level)
          .filter(({ attributes }) => attributes.template === name)
          .reduce((sum, { prompt }) => sum + prompt.length, 0);
      expect(lengthAt(8), name).toBeGreaterThan(lengthAt(1));
    }
  });

  it('write every number of the problem into the prompt', () => {
    for (const { problem, prompt } of items) {
      // The places of zeros and ones are words or exponents, as in x1 + x2; the others are written.
      const numbers = [problem.modulus, ...Object.values(problem.parameters).flat(2)]
        .map((value) => Math.abs(Number(value)))
        .filter((value) => value > 1);
      for (const number of numbers) expect(prompt).toContain(String(number));
    }
  });

  it('ask in the words of the template and end with the form of the answer', () => {
    const [first] = arithmeticFamily.generate({ seed: 'words', levels: [1], itemsPerLevel: 1 });
    if (first === undefined) throw new Error('There is no item.');
    const { divisors, remainders } = first.problem.parameters;
    if (!Array.isArray(divisors) || !Array.isArray(remainders)) throw new Error('No congruences.');
    expect(first.prompt)
      .toBe(`Let N be the smallest positive integer that leaves remainder ${remainders[0]} on division by ${divisors[0]} and remainder ${remainders[1]} on division by ${divisors[1]}. Find the remainder when N is divided by ${first.problem.modulus}.

The answer is an integer from 0 to 999. Work step by step. End your reply with one line in this form, with your integer in place of n:
Final Answer: n`);
  });

  it('are the same bytes for the same seed and others for another', () => {
    const spec = { seed: 'x', levels: [1, 5, 8], itemsPerLevel: templateCount };
    const json = JSON.stringify(arithmeticFamily.generate(spec));
    expect(JSON.stringify(arithmeticFamily.generate(spec))).toBe(json);
    expect(JSON.stringify(arithmeticFamily.generate({ ...spec, seed: 'y' }))).not.toBe(json);
  });

  it('refuse a level out of the table', () => {
    const spec = { seed: 'x', levels: [9], itemsPerLevel: 1 };
    expect(() => arithmeticFamily.generate(spec)).toThrow('Benchmark arithmetic has no level 9');
  });

  it('leave the guesser one of a thousand integers', () => {
    for (const { problem } of items) expect(arithmeticFamily.chanceFraction(problem)).toBe(0.001);
  });
});
