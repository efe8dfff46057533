/** What lists show of an item that may not be shared: a picture of a list would show its text. */
const PRIVATE = `'(private)'`;

/** The first 200 characters of the expected answer, as lists show them. */
export const GOLD_IN_LISTS = `case when item.is_shared then left(item.gold, 200) else ${PRIVATE} end`;

/** The first 200 characters of an extracted answer, as lists show them; null stays null. */
export function extractedInLists(column: string): string {
  return `case when item.is_shared or ${column} is null then left(${column}, 200) else ${PRIVATE} end`;
}
