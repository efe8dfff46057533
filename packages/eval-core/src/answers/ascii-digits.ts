/** The zero of each decimal script in which models write numbers; its nine other digits follow it. */
const ZEROS = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50,
  0x0ed0, 0xff10,
];
const FOREIGN_DIGIT = /[\u0660-\u0d6f\u0e50-\u0ed9\uff10-\uff19]/g;

/** The same text, place by place, with the digits of all scripts as 0 to 9: "٦٦" and "६६" are 66. */
export function withAsciiDigits(text: string): string {
  return text.replace(FOREIGN_DIGIT, (character) => {
    const code = character.charCodeAt(0);
    const zero = ZEROS.find((start) => start <= code && code < start + 10);
    return zero === undefined ? character : String(code - zero);
  });
}
