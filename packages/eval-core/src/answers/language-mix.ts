/** A script and what of it counts as language. */
interface Script {
  name: string;
  /** Its words, to find the script that a text is mainly written in. */
  words: RegExp;
  /** The stretches that show a text to go over into it. */
  stretches: RegExp;
  /** How many letters such stretches must have in all. */
  fewestLetters: number;
}

/**
 * A name in brackets, such as 北京, is no mix; half a sentence is. Signs that stand for syllables say it in
 * fewer than letters do. Latin letters are in every formula and program, so only sentences of them count: a
 * dozen words on end. Greek is left out: it is mathematics more often than language.
 */
const SCRIPTS: readonly Script[] = [
  syllabic('Han and kana', '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}'),
  syllabic('Hangul', '\\p{Script=Hangul}'),
  alphabetic('Cyrillic'),
  alphabetic('Arabic'),
  alphabetic('Hebrew'),
  alphabetic('Devanagari'),
  alphabetic('Thai'),
  {
    name: 'Latin',
    words: /(?<![\\\p{Script=Latin}])\p{Script=Latin}{3,}/gu,
    stretches: /(?<![\p{Script=Latin}])(?:\p{Script=Latin}{1,20}[ ,.;:'’\n-]{1,2}){12,}/gu,
    fewestLetters: 40,
  },
];

const WINDOW = 50_000;
/** Letters of any script but Latin and Greek; nearly all replies have none, and need no counting. */
const OTHER_LETTERS = /[\u0400-\u1eff\u3005-\ud7ff\uf900-\ufdff\ufe70-\ufefe]/;

/**
 * The scripts into which a text goes over from the one that it is mainly written in, although its prompt
 * does not use them; [] when it keeps to one. A reply that is in another language altogether mixes none.
 * Only the last 50,000 characters are looked at. Linear.
 */
export function mixedScripts(text: string, prompt: string | null): string[] {
  const end = text.slice(-WINDOW);
  if (!OTHER_LETTERS.test(end)) return [];
  const main = mainScript(end);
  return SCRIPTS.filter(
    (script) => script !== main && isUsed(script, end) && !isUsed(script, prompt ?? ''),
  ).map(({ name }) => name);
}

function mainScript(text: string): Script | null {
  const counts = SCRIPTS.map((script) => ({ script, letters: lettersIn(text, script.words) }));
  const [most] = counts.sort((a, b) => b.letters - a.letters);
  return most === undefined || most.letters === 0 ? null : most.script;
}

function isUsed({ stretches, fewestLetters }: Script, text: string): boolean {
  return lettersIn(text, stretches) >= fewestLetters;
}

function lettersIn(text: string, pattern: RegExp): number {
  return Array.from(text.matchAll(pattern)).reduce((sum, [found]) => sum + found.length, 0);
}

function syllabic(name: string, letters: string): Script {
  const runs = new RegExp(`[${letters}]{2,}`, 'gu');
  return { name, words: runs, stretches: runs, fewestLetters: 6 };
}

function alphabetic(name: string): Script {
  const runs = new RegExp(`\\p{Script=${name}}{3,}`, 'gu');
  return { name, words: runs, stretches: runs, fewestLetters: 12 };
}
