import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { extractSolution } from './extract.ts';
import { readSolution } from './solution.ts';

const T = true;
const F = false;

describe('readSolution', () => {
  it.each([
    [`{"Solution": "True, False, True"}`, [T, F, T]],
    [`{'Solution': 'True, False, True'}`, [T, F, T]],
    [`{'solution': "true,FALSE,True"}`, [T, F, T]],
    [`{"SOLUTION": [true, false, true]}`, [T, F, T]],
    [`{"Solution": ["True", "False", "True"]}`, [T, F, T]],
    [`{'Solution': '(1, 0, 1)'}`, [T, F, T]],
    [`{"Solution": "1,0,1"}`, [T, F, T]],
    [`Solution: True, False, True`, [T, F, T]],
    [`True, False, True`, [T, F, T]],
    [` [ True , False , True ] `, [T, F, T]],
    [`True False True`, [T, F, T]],
    [`(True, False, True,)`, [T, F, T]],
    ['```json\n{"Solution": "True, False, True"}\n```', [T, F, T]],
    [`True`, [T]],
  ])('reads %j as values', (text, values) => {
    expect(readSolution(text)).toEqual({ kind: 'assignment', values });
  });

  it.each([`{"Solution": "Unsatisfiable"}`, `{'Solution': 'UNSATISFIABLE'}`, ' unsatisfiable. '])(
    'reads %j as the claim that no model exists',
    (text) => {
      expect(readSolution(text)).toEqual({ kind: 'unsatisfiable' });
    },
  );

  // The published metric returned "" for these until 2025-04-12, and "" meant Unsatisfiable there.
  it.each([
    '',
    ' ',
    '{}',
    '{"Solution": ""}',
    '{"Solution": []}',
    "{'Solution': None}",
    '{"Solution": "True, Flase, True"}',
    '{"Solution": "True, , True"}',
    '{"Solution": "True, False, ..."}',
    '{"Solution": "-1"}',
    '{"Solution": "Satisfiable"}',
    '{"Solution": "Unsatisfiable or True, False"}',
    '{"Solution": "not Unsatisfiable"}',
    'x1 = True',
    'I could not decide.',
  ])('never reads %j as Unsatisfiable, nor as values', (text) => {
    expect(readSolution(text)).toBeNull();
  });

  it('reads back whatever list of values is written, in every style', () => {
    const style = fc.constantFrom(
      (words: string[]) => `{"Solution": "${words.join(', ')}"}`,
      (words: string[]) => `{'Solution': '${words.join(',')}'}`,
      (words: string[]) => `[${words.join(' , ')}]`,
      (words: string[]) => words.join(' '),
    );
    const pair = fc.constantFrom(['True', 'False'], ['true', 'false'], ['1', '0']);
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1 }),
        style,
        pair,
        (values, write, [yes, no]) => {
          const text = write(values.map((value) => (value ? yes : no)));
          expect(readSolution(text)).toEqual({ kind: 'assignment', values });
        },
      ),
    );
  });

  it('says Unsatisfiable of no text that lacks the word', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/unsatisfiable/i.test(text));
        expect(readSolution(text)?.kind).not.toBe('unsatisfiable');
      }),
    );
  });
});

describe('extractSolution', () => {
  it('takes the last tag and points at it', () => {
    const answer = 'So.\n<final_answer> {"Solution": "True, False"} </final_answer>\nDone.';
    const found = extractSolution(answer);
    expect(found?.meaning).toEqual({ kind: 'assignment', values: [T, F] });
    expect(found?.extraction).toEqual({
      text: '{"Solution": "True, False"}',
      start: answer.indexOf('{'),
      end: answer.indexOf('}') + 1,
      source: 'answer',
      rule: 'final-answer-tag',
      rivals: [],
    });
    expect(found?.doubts).toEqual([]);
  });

  it('doubts a reply whose tags differ, not one that repeats itself in another style', () => {
    const first = '<final_answer>{"Solution": "True, False"}</final_answer>';
    const again = `${first} that is <final_answer>1, 0</final_answer>`;
    expect(extractSolution(again)?.doubts).toEqual([]);
    const other = extractSolution(`${first} no: <final_answer>Unsatisfiable</final_answer>`);
    expect(other?.meaning).toEqual({ kind: 'unsatisfiable' });
    expect(other?.extraction.rivals).toEqual(['{"Solution": "True, False"}']);
    expect(other?.doubts).toEqual(['rival-answers']);
  });

  it('accepts a solution object outside any tag, by a rule of its own', () => {
    const found = extractSolution(`I choose {x}. Answer: {'Solution': 'True, False'}`);
    expect(found?.meaning).toEqual({ kind: 'assignment', values: [T, F] });
    expect(found?.extraction.rule).toBe('solution-object');
  });

  it.each(['', 'True, False', 'It is Unsatisfiable.', '<final_answer>Unsatisfiable', '{"x": 1}'])(
    'finds no final answer in %j',
    (answer) => {
      expect(extractSolution(answer)).toBeNull();
    },
  );

  it('extracts from a megabyte of hostile text without stalling', () => {
    const braces = '{"Solution": '.repeat(80_000);
    expect(extractSolution(braces)).toBeNull();
    const tag = `<final_answer>${' [('.repeat(300_000)}</final_answer>`;
    expect(extractSolution(tag)?.meaning).toBeNull();
  });
});
