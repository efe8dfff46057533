import { describe, expect, it } from 'vitest';

import { runNote, wholePercent } from './run-note.ts';

describe('the note on a run', () => {
  it('says how far a running one is', () => {
    expect(runNote({ status: 'running', planned: 240, samples: 89, failures: 0 })).toBe(
      'running 37 %',
    );
  });

  it('says where a paused one stands', () => {
    expect(runNote({ status: 'paused', planned: 240, samples: 89, failures: 0 })).toBe(
      'paused at 37 %',
    );
  });

  it('never says 100 % while a sample is missing', () => {
    expect(wholePercent(999, 1000)).toBe(99);
  });

  it('has nothing to say of a whole run', () => {
    expect(runNote({ status: 'completed', planned: 10, samples: 10, failures: 0 })).toBeNull();
  });

  it('counts the failed samples of a completed run, and says that its figures leave them out', () => {
    expect(runNote({ status: 'completed', planned: 10, samples: 9, failures: 1 })).toBe(
      '1 sample failed and is left out',
    );
    expect(runNote({ status: 'completed', planned: 10, samples: 0, failures: 10 })).toBe(
      '10 samples failed',
    );
  });

  it('says what the figures of a run that was stopped leave out', () => {
    expect(runNote({ status: 'failed', planned: 120, samples: 90, failures: 30 })).toBe(
      'failed at 75 %; 30 samples failed and are left out',
    );
  });

  it('does not divide by an empty plan', () => {
    expect(runNote({ status: 'cancelled', planned: 0, samples: 0, failures: 0 })).toBe(
      'cancelled at 0 %',
    );
  });
});
