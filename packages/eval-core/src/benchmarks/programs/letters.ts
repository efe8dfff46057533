/** Words are made of these for the most part, so that a step on one of them matters. */
export const COMMON_LETTERS = ['a', 'e', 'i', 'n', 'o', 'r', 's', 't'] as const;
/** Now and then one of these stands among them. */
export const RARE_LETTERS = ['b', 'k', 'm', 'x', 'y', 'z'] as const;

const CODE_OF_A = 97;
const LETTERS = 26;

/** From a to z; 0 is a. */
export function letterAt(place: number): string {
  return String.fromCharCode(CODE_OF_A + place);
}

/** 0 for a, 25 for z. */
export function placeOf(letter: string): number {
  return letter.charCodeAt(0) - CODE_OF_A;
}

/** So many places later, where a follows z. */
export function letterAfter(letter: string, places: number): string {
  return letterAt((placeOf(letter) + places) % LETTERS);
}
