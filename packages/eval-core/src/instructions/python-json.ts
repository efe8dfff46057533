/** Strings are taken whole, so that a constant inside one stays text; one that never ends runs to the end. */
const STRING_OR_CONSTANT = /"(?:[^"\\]|\\[^])*(?:"|$)|-?Infinity|NaN/gu;

/** Whether Python's `json.loads` takes the text: JSON, and the constants NaN, Infinity and -Infinity. */
export function isJson(text: string): boolean {
  return parses(text) || parses(text.replace(STRING_OR_CONSTANT, wordForConstant));
}

/** A word, not a number: digits beside a constant must not make one number with it. */
function wordForConstant(part: string): string {
  return part.startsWith('"') ? part : 'null';
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
