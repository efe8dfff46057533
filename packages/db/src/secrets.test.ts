import { createCipheriv } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { decryptSecret, deriveToken, encryptSecret, parseSecretKey } from './secrets.ts';

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index));

describe('secrets', () => {
  it('gives back the text that was encrypted, never twice the same bytes', () => {
    const first = encryptSecret(key, 'sk-ünïcode');
    expect(decryptSecret(key, first)).toBe('sk-ünïcode');
    expect(encryptSecret(key, 'sk-ünïcode').equals(first)).toBe(false);
  });

  it('keeps the layout nonce, ciphertext, tag', () => {
    const cipher = encryptSecret(key, 'abc');
    expect(cipher).toHaveLength(12 + 3 + 16);
    const again = createCipheriv('aes-256-gcm', key, cipher.subarray(0, 12));
    const text = Buffer.concat([again.update('abc'), again.final()]);
    expect(Buffer.concat([text, again.getAuthTag()]).equals(cipher.subarray(12))).toBe(true);
  });

  it('refuses another key, a changed byte and a cut cipher with a sentence', () => {
    const cipher = encryptSecret(key, 'sk-1');
    const changed = Buffer.from(cipher);
    changed[14] = (changed[14] ?? 0) ^ 1;
    expect(() => decryptSecret(Buffer.alloc(32), cipher)).toThrow('ASSAY_SECRET_KEY');
    expect(() => decryptSecret(key, changed)).toThrow('ASSAY_SECRET_KEY');
    expect(() => decryptSecret(key, cipher.subarray(0, 10))).toThrow('ASSAY_SECRET_KEY');
  });

  it('reads a key as hex or base64, with or without padding', () => {
    expect(parseSecretKey(key.toString('hex')).equals(key)).toBe(true);
    expect(parseSecretKey(`${key.toString('base64')}\n`).equals(key)).toBe(true);
    expect(parseSecretKey(key.toString('base64url')).equals(key)).toBe(true);
  });

  it('refuses a key of another length and one with a typing error', () => {
    expect(() => parseSecretKey('secret')).toThrow('32 bytes');
    expect(() => parseSecretKey(`${key.toString('base64')}AAAA`)).toThrow('32 bytes');
    expect(() => parseSecretKey(`!${key.toString('base64')}`)).toThrow('32 bytes');
  });

  it('derives one token per purpose', () => {
    expect(deriveToken(key, 'a')).toMatch(/^[0-9a-f]{64}$/);
    expect(deriveToken(key, 'a')).toBe(deriveToken(key, 'a'));
    expect(deriveToken(key, 'a')).not.toBe(deriveToken(key, 'b'));
  });
});
