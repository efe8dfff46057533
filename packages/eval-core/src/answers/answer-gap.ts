/** Two parts of one list stand close together; prose between two answers is longer. */
const LONGEST_GAP = 60;

/** What dresses a gap without saying anything: delimiters, emphasis, spacing commands, brackets of \text. */
const DRESS = /\\(?:quad|qquad|text|mathrm|mbox|[()[\],;:! ])|[${}*~&"]|\\\\/g;
/** The part that names the next answer: "x =", "y_2 =", "f(x) =". */
const ASSIGNMENT = /\b[a-z]\w{0,3}(?:_?\w{1,3})?(?:\([a-z]\))?\s*=/gi;
const SEPARATORS = /^(?:[\s,;，；、]|\b(?:and|or|et|ou|und|oder|y|o|e|и|или)\b|[和或与及])*$/iu;
/** "3 papers and 2 bins": one or two nouns and a conjunction. */
const NOUNS_AND = /^\s*(?:[a-z]{2,20}\s+){1,2}(?:and|or|et|und|y)\s*$/i;
/** Words that begin another answer instead of going on with the list. */
const TURNS =
  /\b(?:then|thus|hence|so|but|not|no|wait|instead|rather|actually|becomes|is|are|was|or)\b/i;

/** Whether what stands between two answers makes one list of them: "and" does, "and then" does not. */
export function joinsAnswers(gap: string): boolean {
  if (gap.length > LONGEST_GAP) return false;
  const isPlain = gap.trim() === '';
  if (isPlain) return !gap.includes('\n');
  const words = gap.replace(DRESS, ' ').replace(ASSIGNMENT, ' ');
  if (words.trim() === '') return !/\n\s*\n/.test(gap);
  return SEPARATORS.test(words) || (NOUNS_AND.test(words) && !TURNS.test(words));
}
