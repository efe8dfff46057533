import { AssayError } from '@assay/contracts/errors';

/**
 * A stored key goes only to the hosts for which it was entered: whoever may change an address could else have it
 * sent to a server of their own, and read there what no page shows.
 * @throws AssayError 'bad-input' that names the first address on another host.
 */
export function refuseKeyToStrangers(known: readonly string[], wanted: readonly string[]): void {
  const hosts = new Set(known.map(hostOf));
  const stranger = wanted.find((url) => !hosts.has(hostOf(url)));
  if (stranger === undefined) return;
  throw new AssayError(
    'bad-input',
    `The stored key was not entered for ${new URL(stranger).hostname}: replace it by entering it again, or remove it.`,
  );
}

/** With the protocol: a key that went over TLS does not go in the open. */
function hostOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}`;
}
