import { describe, expect, it } from 'vitest';

import { follows } from '../testing/follows.ts';

describe('language:response_language', () => {
  it.each([
    ['de', 'Gestern sind wir bei schönem Wetter ans Meer gefahren.', true],
    ['de', 'Yesterday we drove to the sea in fine weather.', false],
    ['hi', 'कल हम समुद्र के किनारे घूमने गए थे।', true],
    ['hi', 'Kal hum samudra ke kinare ghoomne gaye the.', false],
    // Without letters there is nothing to say against it.
    ['ko', '1 + 1 = 2', true],
  ])('%s for %j: %j', (language, response, followed) => {
    expect(follows('language:response_language', { language }, response)).toBe(followed);
  });

  it('refuses a language that cannot be detected', () => {
    expect(() => follows('language:response_language', { language: 'tlh' }, 'a')).toThrow(
      /needs "language" to be one of af, ar, .* not "tlh"/,
    );
  });
});
