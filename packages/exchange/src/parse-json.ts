/**
 * The value of a text of JSON; undefined where it is none. Python writes NaN, Infinity and -Infinity, which
 * JSON does not have: NaN is read as null, the others as what they are.
 */
export function parseJson(text: string): unknown {
  return parsed(text) ?? (/NaN|Infinity/.test(text) ? parsed(withoutWords(text)) : undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What JSON reads beyond the largest double is infinite. */
const WORDS = [
  { word: 'NaN', value: 'null' },
  { word: 'Infinity', value: '1e999' },
] as const;

/** Linear: each character is looked at once, and texts are passed over as a whole. */
function withoutWords(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  let position = 0;
  while (position < text.length) {
    if (text[position] === '"') {
      position = endOfString(text, position);
      continue;
    }
    const found = WORDS.find(({ word }) => text.startsWith(word, position));
    if (found === undefined) {
      position += 1;
      continue;
    }
    parts.push(text.slice(kept, position), found.value);
    position += found.word.length;
    kept = position;
  }
  return parts.join('') + text.slice(kept);
}

function endOfString(text: string, start: number): number {
  let position = start + 1;
  while (position < text.length && text[position] !== '"') {
    position += text[position] === '\\' ? 2 : 1;
  }
  return position + 1;
}
