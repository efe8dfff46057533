import type { Rng } from '../../random.ts';

const CONSONANTS = [...'bdfgklmnprstvz'];
const VOWELS = [...'aeiou'];
const SYLLABLES = 3;

/** An invented name for a function, such as "process_belomu": no word of Python, and no hint. */
export function drawName(rng: Rng): string {
  const syllables = Array.from(
    { length: SYLLABLES },
    () => rng.pick(CONSONANTS) + rng.pick(VOWELS),
  );
  return `process_${syllables.join('')}`;
}
