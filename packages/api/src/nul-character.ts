/** True when any text within a JSON-like value holds U+0000, which PostgreSQL cannot store in text. */
export function holdsNulCharacter(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (Array.isArray(value)) return value.some(holdsNulCharacter);
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).some(holdsNulCharacter);
  }
  return false;
}
