import { describe, expect, it } from 'vitest';

import { follows } from '../testing/follows.ts';

describe('keywords:existence', () => {
  const kwargs = { keywords: ['river', 'stone bridge'] };
  it.each([
    ['A Stone Bridge crosses the river.', true],
    ['Rivers flow under a stone bridge.', true],
    ['The river flows under a bridge of stone.', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('keywords:existence', kwargs, response)).toBe(followed);
  });
});

describe('keywords:frequency', () => {
  it.each([
    ['at least', 'Tea, tea and teapots.', true],
    ['at least', 'Tea and coffee.', false],
    ['less than', 'Tea and tea.', true],
    ['less than', 'Tea, tea and teapots.', false],
  ])('%s 3: %j: %j', (relation, response, followed) => {
    const kwargs = { keyword: ' tea ', frequency: 3, relation };
    expect(follows('keywords:frequency', kwargs, response)).toBe(followed);
  });
});

describe('keywords:forbidden_words', () => {
  const kwargs = { forbidden_words: ['cat', 'old dog'] };
  it.each([
    ['Catalogues of dogs, old and new.', true],
    ['A CAT!', false],
    ['An old dog.', false],
    ['A cat_like thing in a concatenation.', true],
  ])('%j: %j', (response, followed) => {
    expect(follows('keywords:forbidden_words', kwargs, response)).toBe(followed);
  });
});

describe('keywords:letter_frequency', () => {
  it.each([
    ['e', 3, 'at least', 'Eleven', true],
    ['e', 4, 'at least', 'Eleven', false],
    ['E', 3, 'less than', 'Eleven', false],
    ['#', 2, 'at least', '#one #two', true],
    ['!', 1, 'less than', 'Wow!', false],
  ])('%s %d %s in %j: %j', (letter, count, relation, response, followed) => {
    const kwargs = { letter, let_frequency: count, let_relation: relation };
    expect(follows('keywords:letter_frequency', kwargs, response)).toBe(followed);
  });
});

describe('keywords:key_sentences', () => {
  const kwargs = { key_sentences: ['Bees dance.', 'They never rest.'], num_sentences: 1 };
  it.each([
    ['Flowers bloom. Bees\n dance. Honey flows.', true],
    ['Bees dance. They never rest.', false],
    ['Do bees dance. Not today.', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('keywords:key_sentences', kwargs, response)).toBe(followed);
  });
});
