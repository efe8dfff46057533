export type Solution =
  | { kind: 'unsatisfiable' }
  /** In the order that the reply gives them; the grader checks how many there are. */
  | { kind: 'assignment'; values: boolean[] };

/** An answer for the largest level takes about 120 characters; far longer text is no list of values. */
const LONGEST_SOLUTION = 2000;

/**
 * Reads the inside of a final answer: `{"Solution": "True, False"}` with either quote, the key in any
 * case, or the bare list. Values are True, False, 1 or 0 in any case, with or without brackets.
 * null for everything else, the empty text above all: what cannot be read is never taken for
 * "Unsatisfiable" (a public grader did that for a day and credited every unreadable reply).
 */
export function readSolution(text: string): Solution | null {
  if (text.length > LONGEST_SOLUTION) return null;
  const value = stripWrapping(valueOfSolutionKey(stripFence(text)));
  const word = value.toLowerCase();
  if (word === 'unsatisfiable' || word === 'unsatisfiable.') return { kind: 'unsatisfiable' };
  const values = splitList(value).map(readTruthValue);
  if (values.length === 0 || !values.every((item) => item !== null)) return null;
  return { kind: 'assignment', values };
}

/** The inside of a Markdown code fence, when the text is one. */
function stripFence(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('```') || !trimmed.endsWith('```') || trimmed.length < 6) return trimmed;
  return trimmed
    .slice(3, -3)
    .replace(/^(json|python)\b/i, '')
    .trim();
}

/** What follows `Solution:` up to the closing brace; the whole text when it has no such key. */
function valueOfSolutionKey(text: string): string {
  const key = /^\{?\s*["']?solution["']?\s*[:=]/i.exec(text);
  if (key === null) return text;
  const value = text.slice(key[0].length).trim();
  return text.startsWith('{') && value.endsWith('}') ? value.slice(0, -1) : value;
}

/** Removes what may stand around a list: quotes, brackets, white space, a trailing comma. */
function stripWrapping(text: string): string {
  const isWrapping = (character: string | undefined): boolean =>
    character !== undefined && (/\s/.test(character) || '"\'`()[]*'.includes(character));
  let start = 0;
  let end = text.length;
  while (start < end && isWrapping(text[start])) start += 1;
  while (end > start && (isWrapping(text[end - 1]) || text[end - 1] === ',')) end -= 1;
  return text.slice(start, end);
}

/** Splits on commas, or on white space when there is no comma. An empty place stays an empty piece. */
function splitList(text: string): string[] {
  if (text.includes(',')) return text.split(',').map(stripWrapping);
  return text.split(/\s+/).filter((piece) => piece !== '');
}

function readTruthValue(piece: string): boolean | null {
  switch (piece.toLowerCase()) {
    case 'true':
    case '1':
      return true;
    case 'false':
    case '0':
      return false;
    default:
      return null;
  }
}
