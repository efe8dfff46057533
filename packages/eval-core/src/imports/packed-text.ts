/** Base64 of a zlib stream begins so, whatever its level of compression. */
const PACKED = /^(?:eJ|eN|eA|eF)[A-Za-z0-9+/\s]{40}/;

/**
 * Why a text that looks packed is not unpacked; null for any other text. Public code benchmarks keep their
 * hidden tests pickled, deflated and in base64: reading a pickle runs whatever code stands in it.
 */
export function packedTextFault(text: string): string | null {
  if (!PACKED.test(text.slice(0, 80))) return null;
  return 'is packed (base64 of a zlib stream, as pickled tests are) and never unpacked, since reading a pickle runs the code in it: give it as JSON';
}
