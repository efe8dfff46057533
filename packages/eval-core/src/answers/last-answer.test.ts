import { describe, expect, it } from 'vitest';

import { finalAnswerTags } from './final-answer-tag.ts';
import { lastAnswer } from './last-answer.ts';

const reader = {
  read: (text: string) => (/^\d+$/.test(text) ? Number(text) : null),
  nameOf: String,
  contradictionsOf: () => [],
};
const read = (answer: string) => lastAnswer(answer, finalAnswerTags(answer), reader);

describe('finalAnswerTags', () => {
  const insides = (answer: string) =>
    finalAnswerTags(answer).map(({ start, end }) => answer.slice(start, end));

  it.each([
    ['none', []],
    ['<final_answer>1</final_answer>', ['1']],
    ['<FINAL_ANSWER>1</Final_Answer>', ['1']],
    ['a <final_answer>1</final_answer> b <final_answer></final_answer>', ['1', '']],
    ['in <final_answer> tags: <final_answer>1</final_answer>', ['1']],
    ['</final_answer><final_answer>1', []],
    ['<final_answer>1</final_answer>2</final_answer>', ['1']],
  ])('finds the complete tags of %j', (answer, expected) => {
    expect(insides(answer)).toEqual(expected);
  });

  it('scans two megabytes of unclosed tags without stalling', () => {
    expect(insides('<final_answer>'.repeat(150_000))).toEqual([]);
  });
});

describe('lastAnswer', () => {
  it('takes the last tag and names earlier ones that differ as rivals, latest first', () => {
    const tag = (text: string) => `<final_answer>${text}</final_answer>`;
    const found = read(['1', '2', '03', '3'].map(tag).join(' then '));
    expect(found?.meaning).toBe(3);
    expect(found?.extraction.rivals).toEqual(['2', '1']);
    expect(found?.doubts).toEqual(['rival-answers']);
  });

  it('does not fall back to an earlier answer when the last cannot be read', () => {
    const found = read('<final_answer>1</final_answer><final_answer>one</final_answer>');
    expect(found?.meaning).toBeNull();
    expect(found?.extraction.text).toBe('one');
  });

  it('finds nothing where nothing is', () => {
    expect(read('1')).toBeNull();
  });
});
