import { isBlank } from './python-text.ts';

/** Whether only the first and the last of the parts may be blank: a separator may open or close a text. */
export function hasNoBlankMiddle(parts: readonly string[]): boolean {
  return parts.slice(1, -1).every((part) => !isBlank(part));
}
