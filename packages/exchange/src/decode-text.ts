const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of bytes in UTF-8, without a mark of byte order; null where they are none. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
