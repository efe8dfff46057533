/** "\textbf{(C) } 42", "(C) 42": the letter of an option and its value, as answers of multiple-choice contests have them. */
const LABELLED =
  /^(?:\\(?:text|textbf|mathrm|mathbf|textrm)\s?\{\s*\(?([A-J])\)?[.:]?\s*\}|(?:\(([A-J])\)|([A-J])[).])(?=\s|\\[ ,;:~]))(?:[\s~:]|\\[ ,;:!]|\\q?quad(?![a-z]))*(?=[\w\\$({[.-])([^]+)$/;

/** The letter and the value of an answer that gives both; null where it does not. */
export function labelledOption(text: string): { letter: string; value: string } | null {
  const match = LABELLED.exec(text);
  if (match === null) return null;
  return { letter: match[1] ?? match[2] ?? match[3] ?? '', value: match[4] ?? '' };
}
