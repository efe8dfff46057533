/** Signs of East Asian typing that have a plain twin outside the full-width block. */
const TWINS = new Map([
  ['。', '.'],
  ['、', ','],
  ['【', '['],
  ['】', ']'],
  ['「', '"'],
  ['」', '"'],
  ['\u00a0', ' '],
  ['\u202f', ' '],
  ['\u3000', ' '],
  // marks of direction, and spaces without a width
  ['\u200b', ' '],
  ['\u200e', ' '],
  ['\u200f', ' '],
  ['\ufeff', ' '],
  // what a Russian keyboard types for a Latin letter
  ['А', 'A'],
  ['В', 'B'],
  ['С', 'C'],
  ['Е', 'E'],
  ['Н', 'H'],
]);
const CIRCLED_A = 0x24b6;

/** Behind a Cyrillic twin of a Latin letter; else it is a word, as "В" and "С" are at the beginning of a sentence. */
const FOLDED =
  /[\uff01-\uff5e。、【】「」\u00a0\u202f\u3000\u200b\u200e\u200f\ufeff\u24b6-\u24cf]|(?<![\p{L}\p{M}\p{N}])[АВСЕН](?=\s?(?:$|[\n.,;:()[\]*]))/gu;

/** Turns full-width and circled letters and signs (Ａ Ⓐ （ ， ：) into plain ones, one for one: places stay as they are. */
export function foldWidth(text: string): string {
  return text.replace(FOLDED, (sign) => TWINS.get(sign) ?? plainTwin(sign.charCodeAt(0)));
}

function plainTwin(code: number): string {
  return String.fromCharCode(code < 0xff01 ? code - CIRCLED_A + 65 : code - 0xfee0);
}
