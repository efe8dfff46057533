const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const NUMBER_WORD = new RegExp(
  `^(minus |negative )?(?:(${TENS.join('|')})(?:[ -](${UNITS.slice(1, 10).join('|')}))?|(${UNITS.join('|')}))( hundred)?(?![\\p{L}-])`,
  'u',
);
/** "two hundred and five" is beyond this reader; without its end it would be another number. */
const GOES_ON = new RegExp(
  `^\\s(?:and |a |thousand|million|billion|point |${[...UNITS, ...TENS].join('|')})`,
  'i',
);

/** A number in words at the beginning of a text: up to ninety-nine, or so many hundreds. null: there is none. */
export function wordNumber(text: string): { value: number; rest: string } | null {
  const match = NUMBER_WORD.exec(text.toLowerCase());
  if (match === null) return null;
  const rest = text.slice(match[0].length);
  if (GOES_ON.test(rest)) return null;
  const [, sign, tens, units, upToNineteen, hundred] = match;
  const below =
    tens === undefined
      ? UNITS.indexOf(upToNineteen ?? '')
      : 10 * (TENS.indexOf(tens) + 2) + Math.max(0, UNITS.indexOf(units ?? ''));
  const value = below * (hundred === undefined ? 1 : 100);
  return { value: sign === undefined || value === 0 ? value : -value, rest };
}
