/** Debian's policy reserves 65000 to 65533 and gives them to nobody. */
const FIRST_UID = 65_000;
const UIDS = 500;

/**
 * An account without a name for each program that runs at the same time: the kernel counts processes by
 * account, and accounts cannot signal each other.
 */
export function sandboxUid(seat: number): number {
  return FIRST_UID + (seat % UIDS);
}
