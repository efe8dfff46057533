import { describe, expect, it } from 'vitest';

import { follows } from '../testing/follows.ts';

describe('detectable_format:number_bullet_lists', () => {
  it.each([
    ['* one\n* two', true],
    ['  - one\n\n* two', true],
    // A rule is a line that begins with "-", a line in bold does not begin with a single star.
    ['---\n* one', true],
    ['**bold**\n* one\n* two', true],
    ['* one', false],
    ['* one\n* two\n- three', false],
    ['one * two - three', false],
    // A lone star takes the next line as its text.
    ['*\n* one\n* two', true],
    ['* one\n* two\n*', true],
  ])('2 in %j: %j', (response, followed) => {
    expect(follows('detectable_format:number_bullet_lists', { num_bullets: 2 }, response)).toBe(
      followed,
    );
  });
});

describe('detectable_format:constrained_response', () => {
  it.each([
    ['I thought about it. My answer is maybe.', true],
    ['My answer is Yes.', false],
    ['Yes.', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('detectable_format:constrained_response', {}, response)).toBe(followed);
  });
});

describe('detectable_format:number_highlighted_sections', () => {
  it.each([
    ['*one* and *two*', true],
    ['*one* only', false],
    ['*one\n* and *two*', false],
    ['** ** and * *', false],
    // Between double stars it is seen once as double; the single stars around it are empty.
    ['**one** and **two**', true],
    ['**one**', false],
  ])('2 in %j: %j', (response, followed) => {
    const kwargs = { num_highlights: 2 };
    expect(follows('detectable_format:number_highlighted_sections', kwargs, response)).toBe(
      followed,
    );
  });
});

describe('detectable_format:multiple_sections', () => {
  const kwargs = { section_spliter: 'Day', num_sections: 2 };
  it.each([
    ['Day 1\nSleep.\nDay 2\nEat.', true],
    ['Day1 Sleep. Day  2 Eat.', false],
    ['DAY 1\nSleep.\nDAY 2\nEat.', false],
    ['Day one, day two.', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('detectable_format:multiple_sections', kwargs, response)).toBe(followed);
  });
});

describe('detectable_format:json_format', () => {
  it.each([
    ['{"a": [1, 2]}', true],
    ['```json\n{"a": 1}\n```', true],
    ['```\n[]\n```', true],
    ['{"a": NaN, "b": -Infinity}', true],
    ['{"a": "NaN"}', true],
    ['1NaN', false],
    ['"text"', true],
    ['Here it is: {"a": 1}', false],
    ["{'a': 1}", false],
    ['{"a": 1,}', false],
    ['{"a": "NaN}', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('detectable_format:json_format', {}, response)).toBe(followed);
  });
});

describe('detectable_format:title', () => {
  it.each([
    ['<<A day>>\nIt was late.', true],
    ['It was late. <<<A day>>>', true],
    ['<< >>\nIt was late.', false],
    ['<<A\nday>>', false],
    ['<A day>', false],
    ['>><<', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('detectable_format:title', {}, response)).toBe(followed);
  });
});

describe('detectable_format:rephrasing', () => {
  const kwargs = { original_message: 'The soup is *hot*.' };
  it.each([
    ['The soup is *very warm*.', true],
    ['The soup is very warm.', false],
    ['The tea is *hot*.', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('detectable_format:rephrasing', kwargs, response)).toBe(followed);
  });

  it('refuses a message with nothing to change', () => {
    const unmarked = { original_message: 'The soup is hot.' };
    expect(() => follows('detectable_format:rephrasing', unmarked, 'a')).toThrow(/in \*stars\*/);
  });
});

describe('multi-turn:constrained_start', () => {
  const kwargs = { starter: 'I say:' };
  it.each([
    ['  I say: no.', true],
    ['Well.\n I say: no.', true],
    ['Now I say: no.', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('multi-turn:constrained_start', kwargs, response)).toBe(followed);
  });
});
