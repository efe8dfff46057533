import { describe, expect, it } from 'vitest';

import { follows } from '../testing/follows.ts';

describe('detectable_content:number_placeholders', () => {
  it.each([
    ['Dear [name], see you at [place].', true],
    ['Dear [name], see you at [place and [time].', true],
    ['Dear [name].', false],
    ['Dear [name], see you at [pl\nace].', false],
    ['[][]', true],
  ])('2 in %j: %j', (response, followed) => {
    const kwargs = { num_placeholders: 2 };
    expect(follows('detectable_content:number_placeholders', kwargs, response)).toBe(followed);
  });
});

describe('detectable_content:postscript', () => {
  it.each([
    ['P.S.', 'Bye.\nP.S. Call me.', true],
    ['P.S.', 'Bye.\np. s. call me', true],
    ['P.S.', 'Bye.\nPS Call me.', false],
    ['P.P.S', 'Bye.\nP.P.S. Call me.', true],
    ['P.P.S', 'Bye.\nP. P. S Call me.', true],
    ['P.P.S', 'Bye.\nP.S. Call me.', false],
    ['Note:', 'Bye.\nNOTE: call me.', true],
    ['Note:', 'Bye. Call me.', false],
  ])('%s in %j: %j', (marker, response, followed) => {
    const kwargs = { postscript_marker: marker };
    expect(follows('detectable_content:postscript', kwargs, response)).toBe(followed);
  });
});

describe('detectable_content:rephrase_paragraph', () => {
  const kwargs = { original_paragraph: 'The dog saw the cat.', low: 2, high: 3 };
  it.each([
    ['A cat was seen by the dog', true],
    ['The cat saw the dog.', false],
    ['A bird sang.', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('detectable_content:rephrase_paragraph', kwargs, response)).toBe(followed);
  });

  it('refuses a range that runs backwards', () => {
    const reversed = { ...kwargs, high: 1 };
    expect(() => follows('detectable_content:rephrase_paragraph', reversed, 'a')).toThrow(
      /"high" to be at least "low", which is 2, not 1/,
    );
  });
});
