const HARMLESS = /\$|\\[,;:! ]|\\(?:left|right|displaystyle)(?![a-zA-Z])/g;
/** White space that parts no two words or numbers. */
const LOOSE_SPACE = /\s+(?![\p{L}\d])|(?<![\p{L}\d])\s+/gu;
const LONGEST_COMPARED = 10_000;

/** Whether two texts differ in nothing but white space, dollars, spacing commands and a last full stop. */
export function sameText(left: string, right: string): boolean {
  if (left === right) return true;
  if (left.length > LONGEST_COMPARED || right.length > LONGEST_COMPARED) return false;
  return essence(left) === essence(right);
}

function essence(text: string): string {
  return text
    .replace(HARMLESS, ' ')
    .replace(/\s+/g, ' ')
    .replace(LOOSE_SPACE, '')
    .replace(/\.$/, '');
}
