import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The installation's key: 32 bytes, written as 64 hex digits or as base64. Throws a sentence otherwise. */
export function parseSecretKey(text: string): Buffer {
  const trimmed = text.trim();
  const key = /^[0-9a-fA-F]{64}$/.test(trimmed)
    ? Buffer.from(trimmed, 'hex')
    : Buffer.from(trimmed, 'base64');
  if (key.length === KEY_BYTES && isFaithful(trimmed, key)) return key;
  throw new Error(
    'The secret key is not 32 bytes: set ASSAY_SECRET_KEY to the output of `openssl rand -base64 32`.',
  );
}

/** AES-256-GCM: nonce (12 bytes), ciphertext, tag (16 bytes). A new random nonce every time. */
export function encryptSecret(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]);
}

/** The text that `encryptSecret` was given. Throws a sentence for another key or a damaged cipher. */
export function decryptSecret(key: Buffer, cipher: Uint8Array): string {
  try {
    const bytes = Buffer.from(cipher);
    const end = bytes.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(bytes.subarray(end));
    const text = decipher.update(bytes.subarray(NONCE_BYTES, end));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Error(
      'A stored secret cannot be read with this ASSAY_SECRET_KEY: put back the key it was stored with, or enter the secret again.',
      { cause },
    );
  }
}

/** A token that both ends derive from the installation's key, another one for every purpose: 64 hex digits. */
export function deriveToken(key: Buffer, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', key, '', `assay ${purpose}`, KEY_BYTES)).toString('hex');
}

/** Buffer.from skips what is not base64 in silence; a key with a typing error must not pass as another key. */
function isFaithful(text: string, key: Buffer): boolean {
  const unpadded = text.replaceAll('=', '').replaceAll('-', '+').replaceAll('_', '/');
  return text.length === 64 || key.toString('base64').replaceAll('=', '') === unpadded;
}
