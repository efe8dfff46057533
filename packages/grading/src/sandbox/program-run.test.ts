import { describe, expect, it } from 'vitest';

import { assertProgramRun, foldersOf } from './program-run.ts';
import type { ProgramRun } from './sandbox.ts';

const SOUND: ProgramRun = {
  files: { 'main.py': '', 'given/data.txt': '' },
  entry: 'main.py',
  stdin: '',
  limits: { timeMs: 1_000, memoryMiB: 256, outputBytes: 1_000, processes: 8 },
};

describe('assertProgramRun', () => {
  it('takes a sound program', () => {
    expect(() => assertProgramRun(SOUND)).not.toThrow();
  });

  it.each([
    ['timeMs', 0],
    ['timeMs', Number.NaN],
    ['timeMs', 1.5],
    ['timeMs', Number.POSITIVE_INFINITY],
    ['memoryMiB', 63],
    ['memoryMiB', 65_537],
    ['outputBytes', 0],
    ['processes', 0],
    ['processes', -1],
  ])('refuses the limit %s = %d by its name', (name, value) => {
    const program = { ...SOUND, limits: { ...SOUND.limits, [name]: value } };

    expect(() => assertProgramRun(program)).toThrow(RangeError);
    expect(() => assertProgramRun(program)).toThrow(`The limit ${name} of a program`);
  });

  it.each([
    '/etc/passwd',
    '../main.py',
    'given/../../main.py',
    '.hidden',
    'given/.hidden',
    'given//data',
    'given/',
    '',
    'a b.py',
    'line\nbreak',
    'x'.repeat(201),
  ])('refuses the file name %j', (name) => {
    const program = { ...SOUND, files: { ...SOUND.files, [name]: '' } };

    expect(() => assertProgramRun(program)).toThrow(RangeError);
  });

  it('refuses an entry that is not among the files', () => {
    expect(() => assertProgramRun({ ...SOUND, entry: 'other.py' })).toThrow('no file "other.py"');
    expect(() => assertProgramRun({ ...SOUND, entry: 'toString' })).toThrow('no file "toString"');
  });

  it('refuses more files than a sandbox is given', () => {
    const files = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`f${index}`, '']));

    expect(() => assertProgramRun({ ...SOUND, files, entry: 'f0' })).toThrow('at most 64 files');
  });
});

describe('foldersOf', () => {
  it('names parents before what is in them, and each once', () => {
    expect(foldersOf({ 'a/b/c.py': '', 'a/b/d.py': '', 'e/f.py': '', 'g.py': '' })).toEqual([
      'a',
      'e',
      'a/b',
    ]);
  });
});
