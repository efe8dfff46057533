import { describe, expect, it } from 'vitest';

import { gradeLineSchema } from '@assay/contracts/grading/grade-line';

import { lineAs, parseJsonLine } from './parse-json-line.ts';
import type { SourceLine } from './read-lines.ts';

function parseLine(source: SourceLine) {
  return lineAs(gradeLineSchema, parseJsonLine(source));
}

describe('parseJsonLine and lineAs', () => {
  it('reads UTF-8, with or without a byte order mark', () => {
    const text = '\uFEFF{"kind": "math", "reply": "é𝒙"}';
    expect(parseLine({ number: 1, bytes: Buffer.from(text) })).toMatchObject({ reply: 'é𝒙' });
  });

  it.each([
    [null, 'too-long', /more than 32000000 bytes/],
    [Buffer.from([0x22, 0xff, 0x22]), 'not-utf-8', /not encoded in UTF-8/],
    [Buffer.from('{"kind"'), 'not-json', /^The line is not JSON: /],
    [Buffer.from('{"kind": "math"}'), 'bad-line', /"reply" must be text/],
  ])('says what is wrong with %s', (bytes, code, message) => {
    expect(() => parseLine({ number: 1, bytes })).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) as string }),
    );
  });
});
