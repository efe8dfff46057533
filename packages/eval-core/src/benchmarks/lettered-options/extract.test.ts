import { describe, expect, it } from 'vitest';

import { extractOption } from './extract.ts';

const counts = ['7', '0', '1', '4'];
const find = (answer: string, options = counts) => {
  const found = extractOption(answer, options);
  return found === null ? null : [found.meaning?.index ?? null, found.extraction.rule];
};

describe('extractOption', () => {
  it.each([
    'Final Answer: B',
    'Final Answer:B',
    'Final Answer:  B',
    'final answer: b',
    '**Final Answer:** B',
    '**Final Answer**: B',
    '**Final Answer: B**',
    'Final Answer: **B**',
    'Final Answer: (B)',
    'Final Answer: \\boxed{B}',
    'Final Answer: $\\boxed{B}$',
    'Final Answer:\n\nB',
    'Final Answer：B',
    'Final Answer:\n\\[\n\\boxed{B}\n\\]',
    '\\boxed{\\text{Final Answer: B}}',
    '_Final Answer:_ B',
    'I go right.\nFinal Answer: B\n\nI am sure.',
    'Final Answer: A ... Final Answer: B.',
    'Final Answer: 0',
    'Final Answer: B. 0',
    'Final Answer: B\nThis final answer is correct.',
    'Final Answer: B\nThat was my final answer\nBye.',
  ])('reads %j from its line', (answer) => {
    expect(find(answer)).toEqual([1, 'final-answer-line']);
  });

  it.each([
    ['<final_answer>B</final_answer>', 1, 'final-answer-tag'],
    ['Final Answer: A <final_answer>(C)</final_answer>', 2, 'final-answer-tag'],
    ['My final answer is B.', 1, 'final-answer-prose'],
    ['### Final Answer\n\n**B**', 1, 'final-answer-prose'],
  ])('reads %j as option %j by %s', (answer, index, rule) => {
    expect(find(answer)).toEqual([index, rule]);
  });

  it.each([
    ['So \\boxed{A}, no, \\boxed{B}', 1, 'boxed'],
    ['Answer: B', 1, 'loose-answer'],
    ['The answer is D.', 3, 'loose-answer'],
    ['The correct answer is **D**', 3, 'loose-answer'],
    ['B', 1, 'bare-label'],
    ['(C)', 2, 'bare-label'],
  ])('reads %j as option %j by the weaker rule %s', (answer, index, rule) => {
    expect(find(answer)).toEqual([index, rule]);
  });

  it.each(['Final Answer: E', 'Final Answer: Both', 'Final Answer: 10', 'Final Answer: A or B'])(
    'finds in %j an answer that is no option',
    (answer) => {
      expect(find(answer)).toEqual([null, 'final-answer-line']);
    },
  );

  it('finds a letter beyond Yes and No to be no option', () => {
    expect(find('Final Answer: C', ['Yes', 'No'])).toEqual([null, 'final-answer-line']);
    expect(find('Final Answer: B', ['Yes', 'No'])).toEqual([1, 'final-answer-line']);
  });

  it.each([
    '',
    'I count 4 turns.',
    'Final Answer:',
    'Final Answer: \n ',
    'The answer is unclear.',
    'This final answer is hard to give.',
    'A good start is to walk.',
    '\\boxed{B',
  ])('finds no answer in %j', (answer) => {
    expect(find(answer)).toBeNull();
  });

  it('names differing answers as rivals and points at the last', () => {
    const answer = 'Final Answer: A\nNo.\nFinal Answer: **C**\n';
    const found = extractOption(answer, counts);
    expect(found?.extraction).toMatchObject({ text: 'C**', rivals: ['A'] });
    expect(answer.slice(found?.extraction.start, found?.extraction.end)).toBe('C**');
    expect(found?.doubts).toEqual(['rival-answers']);
    expect(extractOption('Final Answer: A. 7\nFinal Answer: A', counts)?.doubts).toEqual([]);
  });

  it('doubts a letter that stands beside another option', () => {
    const found = extractOption('Final Answer: B. 4', counts);
    expect(found?.meaning?.index).toBe(1);
    expect(found?.extraction.rivals).toEqual(['4']);
    expect(found?.doubts).toEqual(['rival-answers']);
  });

  it.each(['final answer ', 'Final Answer: **', '\\boxed{', 'answer is ', '** _ ', '\n'])(
    'extracts from a megabyte of %j without stalling',
    (piece) => {
      expect(
        extractOption(piece.repeat(1_000_000 / piece.length), counts)?.meaning ?? null,
      ).toBeNull();
    },
  );
});
