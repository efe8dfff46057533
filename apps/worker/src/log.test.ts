import { expect, it } from 'vitest';

import { createLog } from './log.ts';

interface LogLine {
  time: string;
  secret?: string;
}

function capture(level = 'info') {
  const lines: string[] = [];
  const log = createLog(level, { write: (line: string) => void lines.push(line) });
  return { log, lines, parsed: () => JSON.parse(lines.at(-1) ?? '') as LogLine };
}

it('writes one JSON object a line, with level, time, message and fields', () => {
  const { log, lines, parsed } = capture();
  log.debug({ runId: 1 }, 'too fine');
  log.info({ runId: 7 }, 'one\nline');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toContain('\n');
  expect(parsed()).toMatchObject({ level: 'info', msg: 'one\nline', runId: 7, part: 'worker' });
  expect(new Date(parsed().time).toISOString()).toBe(parsed().time);
});

it('leaves secrets out by the name of their field, at some depth too', () => {
  const { log, lines, parsed } = capture();
  log.warn({ secret: 'S1', target: { authorization: 'S2', deep: { token: 'S3' } } }, 'sent');
  expect(lines.join('')).not.toMatch(/S[123]/);
  expect(parsed().secret).toBe('[redacted]');
});

it('leaves secrets out by their look, in messages and errors, and the line stays JSON', () => {
  const { log, lines, parsed } = capture();
  const cause = new Error('postgresql://assay:hunter2@db:5432/assay "refused"');
  const error = new Error('Incorrect API key: sk-abcdefghijklmnopqrstuvwx', { cause });
  log.error({ err: error, url: 'https://me:hunter2@host/v1' }, 'Bearer abcdefgh12345678 \\ "said"');
  expect(lines.join('')).not.toMatch(/hunter2|sk-abc|abcdefgh1234/);
  expect(parsed()).toMatchObject({
    msg: 'Bearer [redacted] \\ "said"',
    url: 'https://[redacted]@host/v1',
    err: { message: 'Incorrect API key: [redacted]' },
  });
});

it('bounds what a server wrote, and never logs the partial reply that an error carries', () => {
  const { log, lines } = capture();
  const error = Object.assign(new Error('x'.repeat(1e6)), { partialText: 'the model said' });
  log.error({ err: error, page: 'y'.repeat(1e6) }, 'failed');
  expect(lines.join('').length).toBeLessThan(20_000);
  expect(lines.join('')).not.toContain('the model said');
});
