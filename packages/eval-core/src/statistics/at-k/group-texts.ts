/** Whether two answers to one item say the same. */
export type AreEqual = (left: string, right: string) => Promise<boolean>;

/** Of an item that gets a new wrong answer each time, not every pair need be compared. */
const MOST_CLASSES = 64;

/**
 * By text, the number of its class, from 0 in the order the classes come: each text is compared with the first one of
 * every class so far, at most `mostClasses` of them, and starts a class where it is equal to none.
 */
export async function groupTexts(
  texts: readonly string[],
  areEqual: AreEqual,
  mostClasses = MOST_CLASSES,
): Promise<number[]> {
  const firsts: string[] = [];
  const groups: number[] = [];
  for (const text of texts) {
    const known = await indexOfEqual(firsts.slice(0, mostClasses), text, areEqual);
    groups.push(known ?? firsts.length);
    if (known === null) firsts.push(text);
  }
  return groups;
}

async function indexOfEqual(
  firsts: readonly string[],
  text: string,
  areEqual: AreEqual,
): Promise<number | null> {
  for (const [index, first] of firsts.entries()) if (await areEqual(first, text)) return index;
  return null;
}
