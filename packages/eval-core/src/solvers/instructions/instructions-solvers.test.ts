import { describe, expect, it } from 'vitest';

import { arithmeticFamily } from '../../benchmarks/arithmetic/family.ts';
import { followsAll } from '../../benchmarks/instructions/chance.ts';
import { instructionsFamily } from '../../benchmarks/instructions/family.ts';
import { FIXED_TEXTS as TEXTS_OF_THE_FAMILY } from '../../benchmarks/instructions/fixed-texts.ts';
import { mazeFamily } from '../../benchmarks/maze/family.ts';
import { threeSatFamily } from '../../benchmarks/three-sat/family.ts';
import { createRng } from '../../random.ts';
import { readArithmetic } from '../arithmetic/read-arithmetic.ts';
import { readFormula } from '../read-formula.ts';
import { readMaze } from '../read-maze.ts';
import { answerWritingTask, guessText } from './answer-writing-task.ts';
import { FIXED_TEXTS } from './fixed-texts.ts';
import { readWritingTask } from './read-writing-task.ts';
import type { WritingTask } from './request.ts';

const levels = instructionsFamily.levels.map(({ level }) => level);
const items = instructionsFamily.generate({ seed: 'solvers', levels, itemsPerLevel: 36 });
const note = () => undefined;

function read(prompt: string): WritingTask {
  const task = readWritingTask(prompt);
  if (task === null) throw new Error(`The task cannot be read: ${prompt}`);
  return task;
}

describe('readWritingTask', () => {
  it('reads the whole problem back from the prompt', () => {
    for (const { prompt, problem } of items) {
      const { task, requests } = read(prompt);
      expect({ task, instructions: requests, mode: 'strict' }).toEqual(problem);
    }
  });

  it('reads no prompt of another kind, nor do their readers read these', () => {
    const spec = { seed: 'others', levels: [1, 4, 8], itemsPerLevel: 13 };
    const others = [
      ...mazeFamily.generate(spec),
      ...threeSatFamily.generate(spec),
      ...arithmeticFamily.generate(spec),
    ];
    for (const { prompt } of others) expect(readWritingTask(prompt)).toBeNull();
    for (const { prompt } of items) {
      expect(readMaze(prompt)).toBeNull();
      expect(readFormula(prompt)).toBeNull();
      expect(readArithmetic(prompt)).toBeNull();
    }
  });

  it.each([
    '',
    'Write a text about tea.',
    'The text must follow all of these instructions:\n1. Use no comma at all.',
    'Write a text about tea.\n\nThe text must follow all of these instructions:',
    'Write a text about tea.\n\nThe text must follow all of these instructions:\n1. Use no comma at all.\n2. Be witty.',
  ])('reads nothing in %j', (text) => {
    expect(readWritingTask(text)).toBeNull();
  });

  it.each(['Write a ', '1. Use each of these words at least once: "a", ', '1. ', '"a", '])(
    'gives a long text of %j up without stalling',
    (unit) => {
      const head =
        'Write a text about tea.\n\nThe text must follow all of these instructions:\n1. Use each of these words at least once: ';
      const body = unit.repeat(Math.floor(19_000 / unit.length));
      expect(() => readWritingTask(head + body)).not.toThrow();
      expect(readWritingTask(unit.repeat(1_000_000 / unit.length))).toBeNull();
    },
  );
});

describe('answerWritingTask', () => {
  it('follows every instruction of every level when it forgets none', () => {
    for (const { prompt, problem } of items) {
      const options = { rng: createRng(prompt), note, slipFraction: 0, requestBudget: Infinity };
      const text = answerWritingTask(read(prompt), options);
      expect(followsAll(problem, text), `${prompt}\n${text}`).toBe(true);
    }
  });

  it('fails most of the tasks that ask for one thing more than it keeps in mind', () => {
    const options = { rng: createRng('budget'), note, slipFraction: 0 };
    const wide = items.filter(({ attributes }) => attributes.level === 5);
    const right = wide.filter(({ prompt, problem }) =>
      followsAll(problem, answerWritingTask(read(prompt), { ...options, requestBudget: 4 })),
    );
    expect(right.length).toBeLessThan(wide.length / 4);
  });

  it('says which instructions it keeps in mind', () => {
    const lines: string[] = [];
    const [item] = items.filter(({ attributes }) => attributes.level === 3);
    answerWritingTask(read(item?.prompt ?? ''), {
      rng: createRng('notes'),
      note: (line) => lines.push(line),
      slipFraction: 0,
      requestBudget: 2,
    });
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toContain('cannot keep more than 2 in mind');
  });
});

describe('guessText', () => {
  it('knows the texts that the family counts with', () => {
    expect(FIXED_TEXTS).toEqual(TEXTS_OF_THE_FAMILY);
    expect(new Set(FIXED_TEXTS).size).toBe(16);
  });

  it('is right as often as the family says', () => {
    const rng = createRng('guesses');
    let right = 0;
    let expected = 0;
    let variance = 0;
    for (const { problem } of items.filter(({ attributes }) => Number(attributes.level) <= 2)) {
      const chance = instructionsFamily.chanceFraction(problem);
      for (let time = 0; time < 40; time += 1) {
        if (followsAll(problem, guessText({ rng, note }))) right += 1;
        expected += chance;
        variance += chance * (1 - chance);
      }
    }
    // 3.29 standard deviations hold 99.9 % of a normal distribution.
    expect(expected).toBeGreaterThan(20);
    expect(Math.abs(right - expected)).toBeLessThan(3.29 * Math.sqrt(variance));
  });
});
