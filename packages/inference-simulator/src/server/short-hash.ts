import { createHash } from 'node:crypto';

/** The first 16 hexadecimal digits of SHA-256: enough to tell requests apart, short enough to read. */
export function shortHash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
