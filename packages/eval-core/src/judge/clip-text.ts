/** What a judge is shown of one text, in UTF-16 code units: some 5,000 tokens. */
const LONGEST_SHOWN = 20_000;
/** A conclusion stands at the end more often than at the start. */
const SHOWN_OF_START = 5_000;

/** The text with its middle left out where it is too long for a judge; half characters become U+FFFD. */
export function clipText(text: string): string {
  if (text.length <= LONGEST_SHOWN) return wellFormed(text);
  const leftOut = text.length - LONGEST_SHOWN;
  const start = wellFormed(text.slice(0, SHOWN_OF_START));
  const end = wellFormed(text.slice(SHOWN_OF_START + leftOut));
  return `${start}\n[… ${leftOut} characters are left out here …]\n${end}`;
}

/** Servers refuse JSON with half characters in it. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD');
}
