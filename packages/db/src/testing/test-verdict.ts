import type { VerdictRecord } from '../record/verdict-record.ts';

/** A verdict of which a test tells only what it is about. */
export function testVerdict(part: Partial<VerdictRecord> = {}): VerdictRecord {
  return {
    outcome: 'correct',
    reason: 'verified',
    extracted: null,
    doubts: [],
    checks: null,
    scores: null,
    detail: null,
    environment: null,
    ...part,
  };
}
