/** PostgreSQL's largest integer: no row has an id beyond it. */
const LARGEST_ID = 2_147_483_647;

/** A numbered row's id from a path; null for anything that cannot be one. */
export function readId(text: string): number | null {
  if (!/^[1-9]\d{0,9}$/.test(text)) return null;
  const id = Number(text);
  return id <= LARGEST_ID ? id : null;
}
