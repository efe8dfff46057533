import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createCircuitBreaker } from './circuit-breaker.ts';

function openedBreaker() {
  const breaker = createCircuitBreaker();
  for (let failures = 0; failures < 5; failures += 1) breaker.failed(breaker.sent(0), 0);
  return breaker;
}

describe('createCircuitBreaker', () => {
  it('opens at the fifth failure in a row, and a success in between begins the count anew', () => {
    const breaker = createCircuitBreaker();
    for (let failures = 0; failures < 4; failures += 1) breaker.failed(breaker.sent(0), 0);
    breaker.succeeded();
    for (let failures = 0; failures < 4; failures += 1) breaker.failed(breaker.sent(0), 0);
    expect(breaker.state(0)).toBe('closed');
    breaker.failed(breaker.sent(0), 0);
    expect(breaker.state(0)).toBe('open');
  });

  it('lets one trial pass after a second, and a failed one doubles the rest up to 15 s', () => {
    const breaker = openedBreaker();
    let nowMs = 0;
    for (const restMs of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      expect(breaker.changesAtMs(nowMs)).toBe(nowMs + restMs);
      expect(breaker.admits(nowMs + restMs - 1)).toBe(false);
      nowMs += restMs;
      expect(breaker.state(nowMs)).toBe('half-open');
      expect(breaker.admits(nowMs)).toBe(true);
      const trial = breaker.sent(nowMs);
      expect(breaker.admits(nowMs)).toBe(false);
      breaker.failed(trial, nowMs);
    }
  });

  it('rests a second at most where the replica answers, if only to refuse', () => {
    const breaker = openedBreaker();
    for (let nowMs = 1_000; nowMs < 6_000; nowMs += 1_000) {
      breaker.failed(breaker.sent(nowMs), nowMs, { answers: true });
      expect(breaker.changesAtMs(nowMs)).toBe(nowMs + 1_000);
    }
  });

  it('closes when the trial succeeds, or is not refused within 5 s', () => {
    const answered = openedBreaker();
    answered.sent(1_000);
    answered.succeeded();
    expect(answered.state(1_001)).toBe('closed');

    const accepted = openedBreaker();
    accepted.sent(1_000);
    expect(accepted.changesAtMs(1_001)).toBe(6_000);
    expect(accepted.admits(5_999)).toBe(false);
    expect(accepted.admits(6_000)).toBe(true);
    expect(accepted.state(6_000)).toBe('closed');
  });

  it('changes with its trial and not by time once its rest is over', () => {
    const breaker = openedBreaker();
    const changes = [999, 1_000, 90_000].map((nowMs) => breaker.changesAtMs(nowMs));
    expect(changes).toEqual([1_000, null, null]);
    expect(breaker.admits(90_000)).toBe(true);
    breaker.sent(90_000);
    expect(breaker.changesAtMs(90_001)).toBe(95_000);
  });

  it('learns nothing new from requests that were sent before it opened', () => {
    const breaker = createCircuitBreaker();
    const tickets = Array.from({ length: 64 }, () => breaker.sent(0));
    for (const ticket of tickets) breaker.failed(ticket, 0);
    expect(breaker.changesAtMs(0)).toBe(1_000);
    breaker.sent(1_000);
    breaker.failed(tickets[63] ?? 0, 1_001);
    expect(breaker.state(1_001)).toBe('half-open');
  });

  it('never has more than one request on its way while it is not closed, and always admits some day', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 20_000 }) }),
      fc.record({ kind: fc.constantFrom('send' as const, 'fail' as const, 'succeed' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const breaker = createCircuitBreaker();
        let nowMs = 0;
        let sent: number[] = [];
        let trials = 0;
        for (const one of steps) {
          if (one.kind === 'wait') nowMs += one.ms;
          if (breaker.state(nowMs) !== 'half-open') trials = 0;
          if (one.kind === 'send' && breaker.admits(nowMs)) {
            if (breaker.state(nowMs) === 'half-open') trials += 1;
            sent.push(breaker.sent(nowMs));
          }
          const last = sent.at(-1);
          if (one.kind === 'fail' && last !== undefined) {
            breaker.failed(last, nowMs);
            sent = sent.slice(0, -1);
            if (breaker.state(nowMs) !== 'half-open') trials = 0;
          }
          if (one.kind === 'succeed' && last !== undefined) breaker.succeeded();
          expect(trials).toBeLessThanOrEqual(1);
        }
        expect(breaker.admits(nowMs + 20_000)).toBe(true);
      }),
    );
  });
});
