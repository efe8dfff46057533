import { counted } from '../format/counted.ts';
import { leftOut, type Progress } from './left-out.ts';

/** What a reader must know before trusting a run's figures; null when it is finished and whole. */
export function runNote(run: Progress): string | null {
  const state = stateOf(run);
  const notes = [state, leftOut(run)].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join('; ');
}

function stateOf({ status, planned, failures, samples }: Progress): string | null {
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
      return samples === 0 && failures > 0 ? `${counted(failures, 'sample')} failed` : null;
  }
}

/** Rounded down, so that 100 % is said of nothing that still lacks a sample. */
export function wholePercent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part / whole) * 100);
}
