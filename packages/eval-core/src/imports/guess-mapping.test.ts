import { describe, expect, it } from 'vitest';

import { guessMapping } from './guess-mapping.ts';

describe('a first mapping by the names of fields', () => {
  it('finds task, answer, id and labels', () => {
    const records = [1, 2].map((id) => ({
      id,
      Problem: `P${id}`,
      answer: `x^2 + ${id}`,
      level: 3,
      extra: [1],
    }));
    expect(guessMapping(records)).toMatchObject({
      mapping: { key: 'id', prompt: 'Problem', gold: 'answer', attributes: { level: 'level' } },
      grader: { kind: 'math' },
    });
  });

  it('takes the strictest kind that reads every answer', () => {
    const kindOf = (answers: readonly unknown[]) =>
      guessMapping(answers.map((answer) => ({ question: 'Q', answer })))?.grader.kind;
    expect(kindOf(['18', 7])).toBe('number');
    expect(kindOf(['The Nile', 'Paris'])).toMatch(/math|text/);
    expect(kindOf(['A long worked solution. '.repeat(20)])).not.toBe('number');
  });

  it('reads options with a letter or a place as answer', () => {
    const choice = guessMapping([{ question: 'Q', choices: ['a', 'b'], answer: 1 }]);
    expect(choice).toMatchObject({
      mapping: { options: 'choices', gold: { field: 'answer', transforms: ['index-to-letter'] } },
      grader: { kind: 'choice' },
    });
  });

  it('finds answers behind "####"', () => {
    expect(guessMapping([{ question: 'Q', answer: 'so\n#### 1,200' }])).toMatchObject({
      mapping: { gold: { field: 'answer', transforms: ['after-hashes', 'no-thousands-commas'] } },
      grader: { kind: 'number' },
    });
  });

  it('proposes a judge where nothing looks like an answer, and nothing where nothing looks like a task', () => {
    expect(guessMapping([{ uid: 'x', prompt: 'Write a poem.' }])?.grader.kind).toBe('judge');
    expect(guessMapping([{ a: 1 }, { a: 2 }])).toBeNull();
    expect(guessMapping([])).toBeNull();
    expect(guessMapping(['text', null, 7])).toBeNull();
  });

  it('leaves out ids that repeat and fields that only some records have', () => {
    const guessed = guessMapping([
      { id: 1, question: 'Q', answer: 'x', level: 1 },
      { id: 1, question: 'R', answer: 'y' },
    ]);
    expect(guessed?.mapping).not.toHaveProperty('key');
    expect(guessed?.mapping).not.toHaveProperty('attributes');
  });
});
