/** A script whose characters the profiles do not tell apart, by code point, and what stands for them all. */
interface LetterRange {
  first: number;
  last: number;
  letter: string;
}

const RANGES: readonly LetterRange[] = [
  { first: 0x1ea0, last: 0x1eff, letter: 'ể' },
  { first: 0x2000, last: 0x206f, letter: ' ' },
  { first: 0x3040, last: 0x309f, letter: 'あ' },
  { first: 0x30a0, last: 0x30ff, letter: 'ア' },
  { first: 0x3100, last: 0x312f, letter: 'ㄅ' },
  { first: 0x31a0, last: 0x31bf, letter: 'ㄅ' },
  { first: 0xac00, last: 0xd7af, letter: '가' },
];

const SAME_LETTERS: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '«': ' ',
  '°': ' ',
  '»': ' ',
  // Romanian with a comma below is counted with the cedilla, Persian yeh as Arabic yeh.
  ș: 'ş',
  ț: 'ţ',
  ی: 'ي',
};

/** The character under which the language profiles count it; a space for what is no letter. */
export function normalizedLetter(character: string): string {
  if (character < '\u0080') return /[A-Za-z]/u.test(character) ? character : ' ';
  const same = SAME_LETTERS[character];
  if (same !== undefined) return same;
  const code = character.charCodeAt(0);
  return RANGES.find(({ first, last }) => first <= code && code <= last)?.letter ?? character;
}
