/**
 * RFC 7914, section 12: scrypt(P="password", S="NaCl", N=1024, r=8, p=16), of which the first 32 bytes. It
 * costs a few milliseconds, so tests that try many passwords take it for the stored one.
 */
const KEY_HEX = 'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162';

export const CHEAP_PASSWORD = 'password';

export const CHEAP_PASSWORD_HASH = [
  'scrypt$1024$8$16',
  Buffer.from('NaCl').toString('base64'),
  Buffer.from(KEY_HEX, 'hex').toString('base64'),
].join('$');
