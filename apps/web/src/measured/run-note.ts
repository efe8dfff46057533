import type { Cell } from '@assay/contracts/cells';

import { formatCount } from '../format/numbers.ts';

type Progress = Pick<Cell, 'status' | 'planned' | 'failures'> & { samples: number };

/** What a reader must know before trusting a run's figures; null when it is finished and whole. */
export function runNote({ status, planned, failures, samples }: Progress): string | null {
  switch (status) {
    case 'queued':
      return 'queued';
    case 'running':
      return `running ${wholePercent(samples, planned)} %`;
    case 'paused':
      return `paused at ${wholePercent(samples, planned)} %`;
    case 'failed':
      return `failed at ${wholePercent(samples, planned)} %`;
    case 'cancelled':
      return `cancelled at ${wholePercent(samples, planned)} %`;
    case 'completed':
      return failures === 0
        ? null
        : `${formatCount(failures)} ${failures === 1 ? 'sample' : 'samples'} failed`;
  }
}

/** Rounded down, so that 100 % is said of nothing that still lacks a sample. */
export function wholePercent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part / whole) * 100);
}
