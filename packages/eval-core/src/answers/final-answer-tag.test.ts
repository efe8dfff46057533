import { describe, expect, it } from 'vitest';

import { answerTags, finalAnswerTags } from './final-answer-tag.ts';

const insidesOf = (text: string, tags = answerTags): string[] =>
  tags(text).map(({ start, end }) => text.slice(start, end));

describe('answerTags', () => {
  it.each([
    ['<answer>4</answer>', ['4']],
    ['<Answer>3</Answer> no: <answer>4</answer>', ['3', '4']],
    ['<answer>draft <answer>4</answer>', ['4']],
    ['<answer>3</answer> <final_answer>4</final_answer>', ['4']],
    ['<answer>never closed', []],
    ['4</answer>', []],
  ])('finds in %j the insides %j', (text, insides) => {
    expect(insidesOf(text)).toEqual(insides);
  });

  it('leaves <answer> alone where only <final_answer> is asked for', () => {
    expect(insidesOf('<answer>4</answer>', finalAnswerTags)).toEqual([]);
  });
});
