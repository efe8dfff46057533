import { describe, expect, it } from 'vitest';

import { classifyFailure } from './classify-failure.ts';
import { GenerationError, type GenerationFault } from './generation-error.ts';

function classify(fault: GenerationFault) {
  return classifyFailure(new GenerationError(fault, 'm'));
}

function http(status: number, errorCode: string | null = null, retryAfterMs: number | null = null) {
  return classify({ kind: 'http', status, errorCode, retryAfterMs });
}

describe('classifyFailure', () => {
  it.each([401, 403, 404])('stops the run at status %i', (status) => {
    expect(http(status)).toMatchObject({ action: 'run-broken', code: `http-${status}` });
  });

  it('stops the run when the quota is spent, although it comes as 429', () => {
    expect(http(429, 'insufficient_quota').action).toBe('run-broken');
  });

  it.each([400, 405, 413, 422, 501])('never repeats what got status %i', (status) => {
    expect(http(status)).toMatchObject({ action: 'never', counts: true });
  });

  it.each([408, 409, 424, 425, 500, 504, 507])('backs off and counts status %i', (status) => {
    expect(http(status)).toMatchObject({ action: 'back-off', counts: true });
  });

  it.each([429, 502, 503, 529])(
    'waits for a server without room at status %i, uncounted',
    (status) => {
      expect(http(status)).toMatchObject({ action: 'back-off', counts: false });
    },
  );

  it('obeys the pause that the server asks for', () => {
    expect(http(429, null, 7_000).retryAfterMs).toBe(7_000);
    expect(http(500, null, 7_000).retryAfterMs).toBe(7_000);
  });

  it('waits for a server that is away without counting', () => {
    expect(classify({ kind: 'unreachable' })).toMatchObject({ action: 'back-off', counts: false });
  });

  it('asks again at once after a reset before the first byte, and after a pause later', () => {
    expect(classify({ kind: 'reset', beforeFirstByte: true }).action).toBe('retry-now');
    expect(classify({ kind: 'reset', beforeFirstByte: false })).toMatchObject({
      action: 'back-off',
      counts: true,
    });
  });

  it('treats an error event as the status it names', () => {
    expect(classify({ kind: 'stream-error', status: 400 }).action).toBe('never');
    expect(classify({ kind: 'stream-error', status: 503 }).counts).toBe(false);
    expect(classify({ kind: 'stream-error', status: null }).action).toBe('back-off');
  });

  it('never takes an aborted or unfinished reply for a result', () => {
    expect(classify({ kind: 'server-abort' }).action).toBe('back-off');
    expect(classify({ kind: 'incomplete' }).action).toBe('back-off');
    expect(classify({ kind: 'malformed' }).action).toBe('never');
  });
});
