import { describe, expect, it } from 'vitest';

import { follows } from '../testing/follows.ts';

describe('change_case:capital_word_frequency', () => {
  it.each([
    [2, 'at least', 'STOP and LISTEN now', true],
    [3, 'at least', 'STOP and LISTEN now', false],
    [2, 'less than', 'STOP and LISTEN now', false],
    [3, 'less than', 'STOP and LISTEN now', true],
    [2, 'at least', 'I have A plan', true],
  ])('%d %s in %j: %j', (count, relation, response, followed) => {
    const kwargs = { capital_frequency: count, capital_relation: relation };
    expect(follows('change_case:capital_word_frequency', kwargs, response)).toBe(followed);
  });
});

describe('change_case:english_capital', () => {
  it.each([
    ['THE WEATHER WAS FINE, AND WE WALKED TO THE SEA WITH OUR FRIENDS.', true],
    ['The weather was fine, and we walked to the sea.', false],
    ['ВЧЕРА МЫ ХОДИЛИ К МОРЮ С ДРУЗЬЯМИ, И ПОГОДА БЫЛА ПРЕКРАСНАЯ.', false],
    ['123', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('change_case:english_capital', {}, response)).toBe(followed);
  });
});

describe('change_case:english_lowercase', () => {
  it.each([
    ['the weather was fine, and we walked to the sea with our friends.', true],
    ['The weather was fine, and we walked to the sea.', false],
    ['das wetter war schön, und wir gingen mit unseren freunden ans meer.', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('change_case:english_lowercase', {}, response)).toBe(followed);
  });
});
