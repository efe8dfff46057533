import { spellInAscii } from './characters.ts';
import { inKnownNotation } from './notations.ts';

/**
 * Takes off what surrounds an answer and says nothing: Markdown, math delimiters, a leading "=", the full
 * stop. Dollar signs come out as "\dollar" where they are money and as a space where they delimit.
 */
export function normalise(text: string): string {
  const spelled = withoutSystemBrace(settleDollars(unescapeTwice(spellInAscii(text))));
  return inKnownNotation(withoutEdges(spelled)).replace(
    /([)\]}])\s{0,9}U\s{0,9}(?=[([{\\])/g,
    '$1 \\cup ',
  );
}

/** The brace before a system of equations opens nothing that is closed. */
function withoutSystemBrace(text: string): string {
  if (text.includes('\\}') || !text.includes('\\{')) return text;
  return text.replace(/(?:\\left\s{0,3})?\\\{\s{0,9}(?=\\begin\{(?:array|aligned|gathered)\})/, '');
}

/** JSON inside JSON doubles backslashes; within an environment "\\" is a row, unless "\\begin" is doubled too. */
function unescapeTwice(text: string): string {
  if (text.includes('\\\\begin{')) return text.replaceAll('\\\\', '\\');
  if (text.includes('\\begin{')) return text;
  return text.replace(/\\\\(?=[A-Za-z,!;:{}()[\]%$])/g, '\\');
}

function settleDollars(text: string): string {
  if (!text.includes('$')) return text;
  const single = text.replaceAll('$$', '$');
  const places = dollarPlaces(single);
  const isMoney = moneyTest(single, places);
  let settled = '';
  let from = 0;
  places.forEach((place, index) => {
    settled += single.slice(from, place) + (isMoney(index) ? '\\dollar ' : ' ');
    from = place + 1;
  });
  return settled + single.slice(from);
}

/** Places of dollar signs that no backslash escapes. */
function dollarPlaces(text: string): number[] {
  const places: number[] = [];
  for (let place = text.indexOf('$'); place >= 0; place = text.indexOf('$', place + 1)) {
    if (text.charAt(place - 1) !== '\\') places.push(place);
  }
  return places;
}

/** A dollar that would close a formula but stands before a digit is money: "$5 and $10". */
function moneyTest(text: string, places: readonly number[]): (index: number) => boolean {
  if (places.length === 1) return () => true;
  if (places.length % 2 === 1) return (index) => index > 0 && index < places.length - 1;
  const closesBeforeDigit = places.some(
    (place, index) => index % 2 === 1 && /\d/.test(text.charAt(place + 1)),
  );
  return () => closesBeforeDigit;
}

const LEADING = /^(?:\s|\*\*|__|`|"|=(?!=)|\\\(|\\\[|\\,|\\!)/;
const TRAILING = new Set([...' \n\t\r.,;:`"?']);

function withoutEdges(text: string): string {
  let start = 0;
  for (let edge = LEADING.exec(text); edge; edge = LEADING.exec(text.slice(start, start + 2))) {
    start += edge[0].length;
  }
  let end = text.length;
  for (;;) {
    if (text.startsWith('...', end - 3)) break;
    const pair = text.slice(Math.max(start, end - 2), end);
    if (pair === '**' || pair === '__' || endsInSpacing(text, start, end)) end -= 2;
    else if (end > start && TRAILING.has(text.charAt(end - 1))) end -= 1;
    else return text.slice(start, end);
  }
  return text.slice(start, end);
}

/** Whether a closing delimiter or a space command ends the stretch; behind "\\", a row's end, it is plain text. */
function endsInSpacing(text: string, start: number, end: number): boolean {
  if (!')] ,!;'.includes(text.charAt(end - 1))) return false;
  let backslashes = 0;
  while (end - 2 - backslashes >= start && text.charAt(end - 2 - backslashes) === '\\') {
    backslashes += 1;
  }
  return backslashes % 2 === 1;
}
