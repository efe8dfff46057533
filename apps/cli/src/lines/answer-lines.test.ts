import { createRequire } from 'node:module';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { createGrading } from '@assay/grading/grade';
import { createGradingPool, type GradingPool } from '@assay/grading/pool/grading-pool';

import { gradeLines } from '../grading/grade-lines.ts';
import { answerLines } from './answer-lines.ts';

const require = createRequire(import.meta.url);
const HOSTILE = pathToFileURL(require.resolve('@assay/grading/pool/testing/hostile-thread'));

vi.setConfig({ testTimeout: 60_000 });

let pool: GradingPool | null = null;

afterEach(async () => {
  await pool?.close();
});

/** Grades lines with graders that do as `params.behaviour` says. */
async function gradeWithHostileGraders(lines: readonly (string | object)[]) {
  pool = createGradingPool({ module: HOSTILE, threads: 2, timeLimitMs: 300 });
  const faults: unknown[] = [];
  const grading = createGrading({ pool, onFault: (error) => faults.push(error) });
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  let written = '';
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      written += chunk.toString();
      done();
    },
  });
  const input = Readable.from([Buffer.from(texts.join('\n'))]);
  const { errors } = await answerLines({ input, output }, gradeLines(grading, null));
  const answers = written
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { answers, errors, faults };
}

function line(id: number, behaviour: string) {
  return { id, kind: 'maze', gold: 'A', reply: 'A', params: { behaviour } };
}

describe('answerLines', () => {
  it('gives a grader that hangs or fails an unscorable verdict in its place, and goes on', async () => {
    const behaviours = Array.from({ length: 100 }, (_, index) =>
      index === 40 ? 'hang' : index === 60 ? 'throw' : 'fine',
    );
    const { answers, errors, faults } = await gradeWithHostileGraders(
      behaviours.map((each, id) => line(id, each)),
    );
    expect(answers.map(({ id }) => id)).toEqual(behaviours.map((_, id) => id));
    expect(answers[40]).toMatchObject({ verdict: 'unscorable', reason: 'time-limit' });
    expect(answers[60]).toMatchObject({ verdict: 'unscorable', reason: 'grader-fault' });
    expect(answers.filter(({ verdict }) => verdict === 'correct')).toHaveLength(98);
    expect(errors).toBe(0);
    expect(faults).toMatchObject([{ name: 'GraderFaultError', cause: { message: 'a bug' } }]);
  });

  it('writes an error in the place of a line that it cannot read, and goes on', async () => {
    const { answers, errors } = await gradeWithHostileGraders([
      '{"id": 1,',
      line(2, 'fine'),
      '',
      { kind: 'maze' },
      { kind: 'no such kind', reply: '' },
      line(6, 'fine'),
    ]);
    expect(answers).toMatchObject([
      { line: 1, error: { code: 'not-json' } },
      { id: 2, verdict: 'correct' },
      { line: 4, error: { code: 'bad-line' } },
      { line: 5, error: { code: 'unknown-kind' } },
      { id: 6, verdict: 'correct' },
    ]);
    expect(errors).toBe(3);
  });
});
