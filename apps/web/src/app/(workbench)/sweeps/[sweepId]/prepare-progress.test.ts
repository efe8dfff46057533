import { describe, expect, it } from 'vitest';

import type { RunProgress, SweepProgress } from '@assay/contracts/sweeps';

import { makeVariant } from '../../../../testing/make-variant.ts';
import { prepareRunRow, prepareTotals, restName, sweepSegments } from './prepare-progress.ts';

const run: RunProgress = {
  runId: 7,
  checkpointId: 1,
  checkpointName: 'solver:guess',
  benchmarkVersionId: 5,
  benchmarkTitle: 'Maze',
  variant: makeVariant(),
  status: 'running',
  statusReason: null,
  planned: 1920,
  samples: 1203,
  correct: 600,
  incorrect: 602,
  unscorable: 1,
  truncated: 12,
  flags: [],
  failures: 2,
  meanCompletionTokens: null,
};

const progress: SweepProgress = {
  sweepId: 1,
  status: 'running',
  planned: 1920,
  samples: 1203,
  failures: 2,
  completionTokens: 2_500_000,
  samplesPerSecond: 12.34,
  tokensPerSecond: null,
  etaSeconds: 200,
  workers: 1,
  runs: [run],
  at: new Date(0),
};

function total(change: Partial<SweepProgress>, label: string) {
  return prepareTotals({ ...progress, ...change }).find((model) => model.label === label);
}

describe('the live figures', () => {
  it('keeps the same figures in the same places whatever is known', () => {
    const labels = (change: Partial<SweepProgress>) =>
      prepareTotals({ ...progress, ...change }).map(({ label }) => label);
    expect(labels({ status: 'completed', etaSeconds: null, samplesPerSecond: null })).toEqual(
      labels({}),
    );
  });

  it('shows an unknown rate as a gap with its reason, never as 0', () => {
    expect(total({}, 'Tokens per second')).toMatchObject({ value: null });
    expect(total({}, 'Tokens per second')?.reason).toContain('moved');
    expect(total({ status: 'completed' }, 'Tokens per second')?.reason).toBe(
      'The sweep has ended.',
    );
  });

  it('never claims a tenth of a token per second', () => {
    expect(total({ tokensPerSecond: 28_654.1 }, 'Tokens per second')?.value).toBe('28,654');
    expect(total({}, 'Samples per second')?.value).toBe('12.3');
  });

  it('gives the time that is left in two units', () => {
    expect(total({}, 'Time left')?.value).toBe('3 min 20 s');
  });

  it('never promises time to a sweep that has ended', () => {
    expect(total({ status: 'cancelled' }, 'Time left')?.value).toBeNull();
  });

  it('says of a paused sweep why nothing moves', () => {
    const reason = 'The sweep is paused.';
    expect(total({ status: 'paused' }, 'Time left')).toMatchObject({ value: null, reason });
    expect(total({ status: 'paused' }, 'Tokens per second')).toMatchObject({ value: null, reason });
  });

  it('says of how many samples some are unscorable once there is one', () => {
    expect(total({}, 'Unscorable')).toMatchObject({ value: '1', unit: 'of 1,203' });
    expect(total({ samples: 0 }, 'Unscorable')).toEqual({
      label: 'Unscorable',
      value: null,
      reason: 'No samples yet.',
    });
    expect(total({ samples: 0, status: 'failed' }, 'Unscorable')?.reason).toBe(
      'The sweep has ended without a sample.',
    );
  });

  it('promises to do nothing more of a sweep that has ended', () => {
    expect(restName({ status: 'running' })).toBe('still to do');
    expect(restName({ status: 'paused' })).toBe('still to do');
    expect(restName({ status: 'failed' })).toBe('not asked');
  });

  it('rounds the share done down: 1203/1920 = 62.66 %', () => {
    expect(total({}, 'Samples')).toMatchObject({
      value: '1,203',
      unit: 'of 1,920',
      detail: '62 %',
    });
  });
});

describe('a run in the live table', () => {
  it('shows counts, links to its page, and leaves an unknown mean as a gap', () => {
    expect(prepareRunRow(run)).toMatchObject({
      href: '/benchmarks/5?run=7',
      done: '1,203 / 1,920',
      meanTokens: '—',
    });
  });

  it('says with which prompts it asks, where those are not the defaults', () => {
    expect(prepareRunRow(run).variant).toBeNull();
    const variant = makeVariant({ isDefaultTemplate: false });
    expect(prepareRunRow({ ...run, variant })).toMatchObject({
      checkpoint: 'solver:guess',
      variant: 'template 111111111111',
    });
  });

  it('adds the runs of a sweep up part by part', () => {
    const counts = sweepSegments([run, run]).map(({ tone, count }) => [tone, count]);
    expect(counts).toEqual([
      ['correct', 1200],
      ['incorrect', 1204],
      ['unscorable', 2],
      ['failed', 4],
    ]);
  });
});
