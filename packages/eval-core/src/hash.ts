import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 (FIPS 180-4) of the text's UTF-8 bytes, 32 bytes. */
export function sha256Bytes(text: string): Uint8Array {
  return sha256(utf8ToBytes(text));
}

/** SHA-256 of the text's UTF-8 bytes as 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256Bytes(text));
}

/** SHA-256 of texts that come one after another, as of their concatenation. */
export interface Sha256 {
  update(text: string): Sha256;
  /** 64 lower-case hex digits; ends the hash. */
  hex(): string;
}

export function createSha256(): Sha256 {
  const hash = sha256.create();
  const self: Sha256 = {
    update(text) {
      hash.update(utf8ToBytes(text));
      return self;
    },
    hex: () => bytesToHex(hash.digest()),
  };
  return self;
}

/** The name of immutable content: SHA-256 of its canonical JSON, 64 lower-case hex digits. */
export function contentHash(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}

/**
 * The seed sent with one sample, an integer in [0, 2^31): backends differ in what they accept, and a
 * non-negative signed 32-bit integer passes everywhere. Made of the three names that identify a
 * sample, so that a retry asks for the same sample and no two samples of a run share a stream.
 *
 * @param hashHex SHA-256 of a text in hex digits, where there is a faster one
 */
export function sampleSeed(
  sample: { runId: number; itemKey: string; repeat: number },
  hashHex: (text: string) => string = sha256Hex,
): number {
  const { runId, itemKey, repeat } = sample;
  // Canonical as it is: it holds no object.
  const digest = hashHex(JSON.stringify(['sample-seed', runId, itemKey, repeat]));
  return parseInt(digest.slice(0, 8), 16) & 0x7fff_ffff;
}

/**
 * One text for one value, whatever order its keys were written in: the JSON Canonicalization Scheme
 * (RFC 8785) — keys sorted by UTF-16 code units, no white space, ECMAScript numbers and strings.
 * Keys whose value is `undefined` are left out, as JSON.stringify does. Anything JSON cannot say
 * (NaN, bigint, functions, class instances, holes) throws: a hash of a lossy text would let two
 * different contents share a name.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number') return writeNumber(value, path);
  if (Array.isArray(value)) return writeArray(value, path);
  if (isPlainObject(value)) return writeObject(value, path);
  throw new Error(`Canonical JSON cannot hold the ${typeof value} at ${path}; pass plain JSON.`);
}

function writeNumber(value: number, path: string): string {
  if (Number.isFinite(value)) return JSON.stringify(value);
  throw new Error(
    `Canonical JSON cannot hold ${value} at ${path}; pass null with a reason instead.`,
  );
}

function writeArray(values: readonly unknown[], path: string): string {
  // Array.from, because map would skip holes and join would print them as nothing.
  const parts = Array.from(values, (item, index) => write(item, `${path}[${index}]`));
  return `[${parts.join(',')}]`;
}

function writeObject(value: Record<string, unknown>, path: string): string {
  const parts = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort() // the default order is by UTF-16 code units, which is what RFC 8785 asks for
    .map((key) => `${JSON.stringify(key)}:${write(value[key], `${path}.${key}`)}`);
  return `{${parts.join(',')}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
