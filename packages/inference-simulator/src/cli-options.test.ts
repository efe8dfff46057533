import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { readCliOptions } from './cli-options.ts';

let folders: string[] = [];

afterEach(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
  folders = [];
});

function configFile(content: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'simulator-'));
  folders.push(folder);
  const file = path.join(folder, 'config.json');
  writeFileSync(file, content);
  return file;
}

describe('the command line', () => {
  it('is everything by default, and nothing for help', () => {
    expect(readCliOptions([])).toEqual({});
    expect(readCliOptions(['--help'])).toBeNull();
  });

  it('says what startSimulator takes', () => {
    const args =
      '--dialect tgi --replicas 2 --port 4000 --model sim-x --thinking-tokens 9 --slots 3 --speed 5';
    expect(readCliOptions(args.split(' '))).toEqual({
      dialect: 'tgi',
      replicas: 2,
      ports: [4000, 4001],
      models: [{ id: 'sim-x', thinkingMedianTokens: 9 }],
      engine: { slots: 3 },
      speed: 5,
    });
    expect(readCliOptions(['--fixed-latency', '50'])).toEqual({
      fixedLatency: { ms: 50, replyBytes: 2_300 },
    });
  });

  it('goes before the file', () => {
    const file = configFile(
      JSON.stringify({
        dialect: 'sglang',
        engine: { slots: 8, kvTokens: 4_096 },
        models: [{ id: 'sim-a', skill: 2 }, { id: 'sim-b' }],
        faults: [{ fault: { kind: 'finish-abort', afterTokens: 3 }, when: { every: 2 } }],
      }),
    );
    expect(readCliOptions(['--config', file, '--slots', '4', '--thinking-tokens', '0'])).toEqual({
      dialect: 'sglang',
      engine: { slots: 4, kvTokens: 4_096 },
      models: [{ id: 'sim-a', skill: 2, thinkingMedianTokens: 0 }, { id: 'sim-b' }],
      faults: [{ fault: { kind: 'finish-abort', afterTokens: 3 }, when: { every: 2 } }],
    });
  });

  it.each([
    [['--dialect', 'gpt'], /^dialect in the command line/],
    [['--slots', 'many'], /^--slots is "many"; give a number/],
    [['--colour', 'red'], /--help lists what there is/],
    [['--config', '/nowhere.json'], /^\/nowhere.json cannot be read as JSON/],
  ])('%j: says what is wrong', (args, words) => {
    expect(() => readCliOptions(args)).toThrow(words);
  });

  it('says where a file is wrong', () => {
    const file = configFile('{"engine":{"slots":0}}');
    expect(() => readCliOptions(['--config', file])).toThrow(/^engine\.slots in .*config\.json/);
    const faults = configFile('{"faults":[{"fault":{"kind":"nonsense"}}]}');
    expect(() => readCliOptions(['--config', faults])).toThrow(/^faults\.0\.fault\.kind in/);
  });
});
