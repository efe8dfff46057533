/** Where the exit is said to be along one axis; `any` is not asked about. */
export type VerticalClaim = 'above' | 'below' | 'level' | 'any';
export type HorizontalClaim = 'left' | 'right' | 'level' | 'any';

export type MazeQuestion =
  | { kind: 'right-turns' | 'left-turns' | 'total-turns' }
  /** "Is the exit there, as seen from the start?" */
  | { kind: 'position'; vertical: VerticalClaim; horizontal: HorizontalClaim };

const UP = new Set(['top', 'up', 'upper', 'above', 'over', 'north', 'northeast', 'northwest']);
const DOWN = new Set([
  'bottom',
  'down',
  'lower',
  'below',
  'under',
  'beneath',
  'south',
  'southeast',
  'southwest',
]);
const LEFT = new Set(['left', 'west', 'northwest', 'southwest']);
const RIGHT = new Set(['right', 'east', 'northeast', 'southeast']);
/** "Directly above", "no vertical displacement", "in the same row": the other axis must agree. */
const DIRECT = new Set(['directly', 'straight', 'exactly', 'immediately', 'displacement', 'same']);
const EXIT = new Set(['exit', 'e', 'end', 'goal']);
const START = new Set(['start', 's', 'starting']);
const COUNTING = new Set(['many', 'count', 'number']);

/**
 * Reads what a maze prompt asks, from its text without the drawing: how many turns (right, left or
 * all) or whether the exit lies in some direction of the start.
 *
 * @returns null if no sentence asks either.
 */
export function readMazeQuestion(text: string): MazeQuestion | null {
  const sentences = sentencesOf(text);
  for (const { words } of sentences) {
    const counting = countingQuestion(words);
    if (counting) return counting;
  }
  for (const { words, asks } of sentences) {
    const position = asks ? positionQuestion(words) : null;
    if (position) return position;
  }
  return null;
}

function sentencesOf(text: string): { words: string[]; asks: boolean }[] {
  return [...text.matchAll(/[^.?!\n]+[.?!\n]?/g)].map(([sentence]) => ({
    words: sentence.toLowerCase().match(/\p{L}+/gu) ?? [],
    asks: sentence.endsWith('?'),
  }));
}

function countingQuestion(words: readonly string[]): MazeQuestion | null {
  const mentionsTurns = words.includes('turns') || words.includes('turn');
  if (!mentionsTurns || !words.some((word) => COUNTING.has(word))) return null;
  const left = words.includes('left');
  const right = words.includes('right');
  if (left === right || words.includes('total')) return { kind: 'total-turns' };
  return { kind: right ? 'right-turns' : 'left-turns' };
}

function positionQuestion(words: readonly string[]): MazeQuestion | null {
  const exitPlace = words.findIndex((word) => EXIT.has(word));
  const startPlace = words.findIndex((word) => START.has(word));
  if (exitPlace === -1 || startPlace === -1) return null;
  const up = words.some((word) => UP.has(word));
  const down = words.some((word) => DOWN.has(word));
  const left = words.some((word) => LEFT.has(word));
  const right = words.some((word) => RIGHT.has(word));
  if ((up && down) || (left && right) || !(up || down || left || right)) return null;
  const unsaid = words.some((word) => DIRECT.has(word)) ? 'level' : 'any';
  const vertical = up ? 'above' : down ? 'below' : unsaid;
  const horizontal = left ? 'left' : right ? 'right' : unsaid;
  if (exitPlace < startPlace) return { kind: 'position', vertical, horizontal };
  return { kind: 'position', vertical: opposite(vertical), horizontal: opposite(horizontal) };
}

const OPPOSITES = {
  above: 'below',
  below: 'above',
  left: 'right',
  right: 'left',
  level: 'level',
  any: 'any',
} as const;

/** The claim about the start as seen from the exit, turned round. */
function opposite<T extends keyof typeof OPPOSITES>(claim: T): (typeof OPPOSITES)[T] {
  return OPPOSITES[claim];
}
