import { describe, expect, it } from 'vitest';

import { follows } from '../testing/follows.ts';

describe('combination:two_responses', () => {
  it.each([
    ['Yes.\n******\nNo.', true],
    ['******\nYes.\n******\nNo.\n******', true],
    ['Yes.\n******\n Yes. ', false],
    ['Yes.', false],
    ['Yes.\n******\nNo.\n******\nMaybe.', false],
    ['Yes.\n******\n\n******\nNo.', false],
    ['Yes.\n*****\nNo.', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('combination:two_responses', {}, response)).toBe(followed);
  });
});

describe('combination:repeat_prompt', () => {
  it.each([
    ['\nname three TREES. Oak, elm, ash.', true],
    ['Sure! Name three trees. Oak, elm, ash.', false],
  ])('%j: %j', (response, followed) => {
    const kwargs = { prompt_to_repeat: 'Name three trees. ' };
    expect(follows('combination:repeat_prompt', kwargs, response)).toBe(followed);
  });
});
