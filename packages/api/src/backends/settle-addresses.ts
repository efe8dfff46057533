import { baseUrlOf, endsInVersion } from '@assay/contracts/base-url';
import { AssayError } from '@assay/contracts/errors';

import { probeTyped } from './probe-typed.ts';

/**
 * The addresses that are stored for those that were typed: of one that may be meant without its /v1, the base that
 * answers; where none does, what was typed. Nobody is asked about addresses that end in a version.
 * @param findSecret asked only where a server is
 * @throws AssayError 'bad-input' when two of them are one
 */
export async function settleAddresses(
  urls: readonly string[],
  findSecret: () => Promise<string | null>,
): Promise<string[]> {
  if (urls.every((url) => endsInVersion(baseUrlOf(url)))) return [...urls];
  const secret = await findSecret();
  const settled = await Promise.all(
    urls.map(async (url) =>
      endsInVersion(baseUrlOf(url)) ? url : (await probeTyped(url, secret)).url,
    ),
  );
  if (new Set(settled).size === settled.length) return settled;
  throw new AssayError('bad-input', 'Two of the base URLs are the same server: give it once.');
}
