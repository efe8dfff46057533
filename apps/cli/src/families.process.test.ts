import { once } from 'node:events';

import { describe, expect, it } from 'vitest';

import { answersOf, startAssay } from './testing/assay-command.ts';

function run(args: string[], lines: readonly (string | object)[] = []) {
  return answersOf(
    startAssay(args, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }),
    lines,
  );
}

describe('assay generate and assay verify', () => {
  it('make items and find their own replies right, and another answer wrong', async () => {
    const made = await run(['generate', '3sat', '--level', '2', '--n', '20', '--seed', 'cli']);
    expect({ complaints: made.complaints, code: made.code }).toEqual({ complaints: '', code: 0 });
    expect(made.answers).toHaveLength(20);
    const lines = made.answers.flatMap((item) => [
      { item: { ...item, gold: 'garbage' }, reply: item.goldReply },
      { item, reply: 'I give up.' },
    ]);
    const { answers, code } = await run(['verify', '3sat'], [...lines, 'nonsense']);
    expect(answers.slice(0, -1).map(({ verdict }) => verdict)).toEqual(
      made.answers.flatMap(() => ['correct', 'incorrect']),
    );
    expect(answers.at(-1)).toMatchObject({ line: 41, error: { code: 'not-json' } });
    expect(code).toBe(1);
  });

  it.each([
    [['generate', 'chess'], 'There is no benchmark family "chess"'],
    [['verify', 'chess'], 'There is no benchmark family "chess"'],
    [['generate', 'maze', '--level', '99'], 'Benchmark maze has no level 99'],
  ])('refuse %j in one sentence', async (args, sentence) => {
    const { answers, complaints, code } = await run(args);
    expect(answers).toEqual([]);
    expect(complaints).toContain(sentence);
    expect(complaints.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });

  it('generate ends in silence when its reader has seen enough', async () => {
    const child = startAssay(['generate', 'maze', '--n', '20000'], {});
    let complaints = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(complaints).toBe('');
  });
});
