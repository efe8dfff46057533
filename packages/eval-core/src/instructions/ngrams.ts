import { normalizedLetter } from './normalized-letter.ts';

const LONGEST_TEXT = 10_000;
/** Addresses are in no language; what stands in them is bounded so that no text makes the search slow. */
const WEB_ADDRESS = /https?:\/\/[-\w.?&~;+=/#]{1,2076}/gu;
const MAIL_ADDRESS = /[-\w.]{1,64}@[-\w]{1,255}[-\w.]{1,255}/gu;

/**
 * The n-grams of one to three letters of a text, words padded with a space; letters inside words in
 * capitals are left out, as the profiles do not count them.
 */
export function ngramsOf(text: string): string[] {
  const ngrams: string[] = [];
  let window = ' ';
  let isInCapitals = false;
  for (const character of dominantScript(withoutAddresses(text))) {
    const letter = normalizedLetter(character);
    const previous = window.charAt(window.length - 1);
    if (previous === ' ') {
      window = ' ';
      isInCapitals = false;
      if (letter === ' ') continue;
    }
    window = (window + letter).slice(-3);
    isInCapitals = isCapital(letter) && (isInCapitals || isCapital(previous));
    if (!isInCapitals) ngrams.push(...endingsOf(window));
  }
  return ngrams;
}

function endingsOf(window: string): string[] {
  const endings = [window.slice(-1), window.slice(-2), window.slice(-3)].slice(0, window.length);
  return endings.filter((ending) => ending !== ' ');
}

function withoutAddresses(text: string): string {
  // Twice the length that is read leaves room for the addresses that are taken out.
  const head = text.slice(0, 2 * LONGEST_TEXT);
  const words = head.replace(WEB_ADDRESS, ' ').replace(MAIL_ADDRESS, ' ');
  return words.replace(/ {2,}/gu, ' ').slice(0, LONGEST_TEXT);
}

/** Without its Latin letters ("A" to "z" with the marks between, as published), where others outnumber them two to one. */
function dominantScript(text: string): string {
  const latin = text.match(/[A-z]/gu)?.length ?? 0;
  const others = text.match(/[\u0300-\u1dff\u1f00-\uffff]/gu)?.length ?? 0;
  return latin * 2 < others ? text.replace(/[A-z]/gu, '') : text;
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
