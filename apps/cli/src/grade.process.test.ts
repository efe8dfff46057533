import { once } from 'node:events';
import { text } from 'node:stream/consumers';

import { afterEach, describe, expect, it } from 'vitest';

import { familyByName } from '@assay/eval-core/benchmarks/registry';

import { answersOf, startAssay, type AssayCommand } from './testing/assay-command.ts';

const [item] = familyByName('3sat').generate({ seed: 'c', levels: [1], itemsPerLevel: 1 });
const solution = `<final_answer>{"Solution": "${item?.gold}"}</final_answer>`;

let children: AssayCommand[] = [];

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});

/** Starts the command where there is no database. */
function start(...args: string[]) {
  const child = startAssay(args, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' });
  children.push(child);
  return child;
}

function run(args: string[], lines: readonly (string | object)[]) {
  return answersOf(start(...args), lines);
}

function line(id: number, reply: string, more: object = {}) {
  return { id, kind: '3sat', gold: '', params: { problem: item?.problem }, reply, ...more };
}

describe('assay grade', () => {
  it('writes a verdict for every line, in order, and nothing else', async () => {
    const lines = Array.from({ length: 1_500 }, (_, id) => line(id, id % 2 ? solution : 'no idea'));
    const { answers, complaints, code } = await run(['grade'], lines);
    expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    expect(answers.slice(0, 2)).toMatchObject([
      { verdict: 'incorrect', reason: 'no-answer', extracted: null, flags: [] },
      { verdict: 'correct', rule: 'final-answer-tag', grader: 'three-sat', version: '2' },
    ]);
    expect({ complaints, code }).toEqual({ complaints: '', code: 0 });
  });

  it('reads the whole reply as it was sent, or the answer alone', async () => {
    const { answers } = await run(
      ['grade', '--threads', '1'],
      [
        line(1, `<think>${solution}`),
        line(2, `${solution}`, { reasoning: 'hm' }),
        line(3, 'so it is', { finish: 'length' }),
        line(4, solution, { bare: true }),
        line(5, ''),
      ],
    );
    expect(answers.map(({ reason }) => reason)).toEqual([
      'cut-off',
      'verified',
      'cut-off',
      'verified',
      'empty',
    ]);
  });

  it('puts an error in the place of a bad line, goes on, and exits with 1', async () => {
    const { answers, complaints, code } = await run(
      ['grade'],
      [line(1, solution), 'nonsense', '', line(4, solution, { kind: 'riddle' }), line(5, solution)],
    );
    expect(answers).toMatchObject([
      { id: 1, verdict: 'correct' },
      { line: 2, error: { code: 'not-json' } },
      {
        line: 4,
        error: {
          code: 'unknown-kind',
          message: expect.stringContaining(
            'There is no grader for "riddle"; choose among ',
          ) as string,
        },
      },
      { id: 5, verdict: 'correct' },
    ]);
    expect({ complaints, code }).toEqual({ complaints: '', code: 1 });
  });

  it('answers a line before the next one comes', async () => {
    const child = start('grade');
    for (const id of [1, 2]) {
      child.stdin.write(`${JSON.stringify(line(id, solution))}\n`);
      const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
      expect(JSON.parse(chunk.toString())).toMatchObject({ id, verdict: 'correct' });
    }
  });

  it('ends in silence when its reader has seen enough, although more input may come', async () => {
    const child = start('grade');
    const complaints = text(child.stderr);
    const exit = once(child, 'exit');
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${JSON.stringify(line(1, solution))}\n`);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.write(`${JSON.stringify(line(2, solution))}\n`);
    expect(await exit).toEqual([0, null]);
    expect(await complaints).toBe('');
  });

  it('refuses options that are no counts', async () => {
    const { answers, complaints, code } = await run(['grade', '--threads', 'many'], []);
    expect({ answers, code }).toEqual({ answers: [], code: 1 });
    expect(complaints).toContain('It is a whole number from 1.');
  });

  it('refuses a profile that there is not', async () => {
    const { answers, complaints, code } = await run(['grade', '--profile', 'boxed'], []);
    expect({ answers, code }).toEqual({ answers: [], code: 1 });
    expect(complaints).toMatch(/^There is no profile "boxed"; choose among default, .*\.\n$/);
  });
});

describe('assay extract', () => {
  it('writes the candidates with their places in the raw reply', async () => {
    const reply = `<think>hm</think>\n ${solution}`;
    const { answers, code } = await run(['extract'], [line(1, reply), 'nonsense', line(3, 'none')]);
    const inner = item?.gold ?? '';
    expect(answers).toMatchObject([
      { id: 1, candidates: [{ field: 'content', rule: 'final-answer-tag' }] },
      { line: 2, error: { code: 'not-json' } },
      { id: 3, candidates: [] },
    ]);
    const [found] = answers[0]?.candidates as [{ text: string; start: number; end: number }];
    expect(found.text).toContain(inner);
    expect(reply.slice(found.start, found.end)).toBe(found.text);
    expect(code).toBe(1);
  });
});
