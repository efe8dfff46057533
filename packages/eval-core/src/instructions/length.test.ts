import { describe, expect, it } from 'vitest';

import { follows } from '../testing/follows.ts';

describe('length_constraints:number_sentences', () => {
  it.each([
    [2, 'at least', 'It rains. Dr. Lee stays in.', true],
    [3, 'at least', 'It rains. Dr. Lee stays in.', false],
    [3, 'less than', 'It rains. Dr. Lee stays in.', true],
    [2, 'less than', 'It rains. Dr. Lee stays in.', false],
  ])('%d %s in %j: %j', (count, relation, response, followed) => {
    const kwargs = { num_sentences: count, relation };
    expect(follows('length_constraints:number_sentences', kwargs, response)).toBe(followed);
  });
});

describe('length_constraints:number_words', () => {
  it.each([
    [4, 'at least', "A well-known man's", true],
    [6, 'at least', "A well-known man's", false],
    [5, 'less than', "A well-known man's", false],
    [6, 'less than', "A well-known man's", true],
  ])('%d %s in %j: %j', (count, relation, response, followed) => {
    const kwargs = { num_words: count, relation };
    expect(follows('length_constraints:number_words', kwargs, response)).toBe(followed);
  });
});

describe('length_constraints:number_paragraphs', () => {
  it.each([
    ['one\n***\ntwo', true],
    ['***\none\n***\ntwo\n***', true],
    ['one *** two', true],
    ['one\n\ntwo', false],
    ['one\n***\n\n***\ntwo', false],
    ['one\n***\ntwo\n***\nthree', false],
  ])('2 in %j: %j', (response, followed) => {
    const kwargs = { num_paragraphs: 2 };
    expect(follows('length_constraints:number_paragraphs', kwargs, response)).toBe(followed);
  });
});

describe('length_constraints:nth_paragraph_first_word', () => {
  it.each([
    ['One is here.\n\nHowever, two follows.', true],
    ['One is here.\n\n\'"However!" he said.', true],
    ["One is here.\n\nhowever's end.", true],
    ['One is here.\n\nHowevers follow.', false],
    ['One is here.\nHowever, two follows.', false],
    ['One.\n\nHowever, two.\n\nThree.', false],
    // A blank paragraph is not counted but keeps its place.
    ['One.\n\n \n\nHowever, two.', false],
  ])('%j: %j', (response, followed) => {
    const kwargs = { num_paragraphs: 2, nth_paragraph: 2, first_word: 'However' };
    expect(follows('length_constraints:nth_paragraph_first_word', kwargs, response)).toBe(followed);
  });

  it('refuses paragraph 0', () => {
    const kwargs = { num_paragraphs: 2, nth_paragraph: 0, first_word: 'a' };
    expect(() => follows('length_constraints:nth_paragraph_first_word', kwargs, 'a')).toThrow(
      /"nth_paragraph" to be a whole number, 1 or more, not 0/,
    );
  });
});
