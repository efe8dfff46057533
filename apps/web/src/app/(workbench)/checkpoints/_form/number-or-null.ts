/** The value of a select whose first option, nothing, has no text. */
export function numberOrNull(text: string): number | null {
  return text === '' ? null : Number(text);
}
