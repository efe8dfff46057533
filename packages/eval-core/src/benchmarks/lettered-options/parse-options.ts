const MOST_OPTIONS = 10;
const LONGEST_OPTION = 40;

/**
 * Reads the stored texts of options A, B, C, …
 *
 * @param owner whose options they are, for the sentence that is thrown when they are malformed: "a maze problem".
 */
export function parseOptions(value: unknown, owner: string): string[] {
  const isList = isTextList(value) && value.length >= 2 && value.length <= MOST_OPTIONS;
  if (isList && value.every((text) => text.trim() !== '' && text.length <= LONGEST_OPTION))
    return value;
  throw new Error(`The "options" of ${owner} are 2 to ${MOST_OPTIONS} texts that are not blank.`);
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
