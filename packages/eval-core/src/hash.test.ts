import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson, contentHash, sampleSeed, sha256Hex } from './hash.ts';

describe('sha256Hex', () => {
  it('gives the digests of FIPS 180-4 for "abc" and the empty text', () => {
    expect(sha256Hex('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('canonicalJson', () => {
  it('writes the example of RFC 8785 section 3.2.2 as its section 3.2.3 does', () => {
    const value: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units at every depth', () => {
    expect(canonicalJson({ b: { z: 1, a: 2 }, B: 3, '10': 4, '9': 5 })).toBe(
      '{"10":4,"9":5,"B":3,"b":{"a":2,"z":1}}',
    );
  });

  it('is read back by JSON.parse to the same value, whatever JSON it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('leaves out keys that are undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([
    ['NaN', { a: [Number.NaN] }, '$.a[0]'],
    ['a bigint', { a: 1n }, '$.a'],
    ['a date', { at: new Date(0) }, '$.at'],
    ['undefined in a list', [undefined], '$[0]'],
    ['a function', () => 1, '$'],
  ])('refuses %s and says where it is', (_, value, path) => {
    expect(() => canonicalJson(value)).toThrow(path);
  });
});

describe('contentHash', () => {
  it('is the same for the same content in another order, and another for other content', () => {
    expect(contentHash({ a: 1, b: [2] })).toBe(contentHash({ b: [2], a: 1 }));
    expect(contentHash({ a: 1 })).toBe(sha256Hex('{"a":1}'));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: '1' }));
  });
});

describe('sampleSeed', () => {
  it('is a non-negative 31-bit integer for any sample', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.nat(), (runId, itemKey, repeat) => {
        const seed = sampleSeed({ runId, itemKey, repeat });
        expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31).toBe(true);
      }),
    );
  });

  it('depends on run, item and repeat, and on their boundaries', () => {
    const seeds = [
      { runId: 1, itemKey: 'L01-001', repeat: 0 },
      { runId: 2, itemKey: 'L01-001', repeat: 0 },
      { runId: 1, itemKey: 'L01-002', repeat: 0 },
      { runId: 1, itemKey: 'L01-001', repeat: 1 },
      { runId: 1, itemKey: '1', repeat: 11 },
      { runId: 11, itemKey: '1', repeat: 1 },
      { runId: 1, itemKey: '11', repeat: 1 },
    ].map((sample) => sampleSeed(sample));
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('is the same every time', () => {
    const sample = { runId: 7, itemKey: 'L03-007', repeat: 49 };
    expect(sampleSeed(sample)).toBe(sampleSeed({ ...sample }));
  });

  it('is the same whoever computes SHA-256', () => {
    const byNode = (text: string) => createHash('sha256').update(text).digest('hex');
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: 'binary' }), fc.nat(), (runId, itemKey, repeat) => {
        const sample = { runId, itemKey, repeat };
        expect(sampleSeed(sample, byNode)).toBe(sampleSeed(sample));
      }),
    );
  });
});
