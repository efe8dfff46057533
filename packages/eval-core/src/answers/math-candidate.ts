import type { Candidate } from './candidate.ts';

/** A place that looks like a mathematical answer, and what is to be read there. */
export interface MathCandidate extends Candidate {
  /** The text itself without its dress; several where several boxes together are the answer. */
  texts: [string, ...string[]];
}

/** The candidate moved `offset` places to the right: for scans of the end of a text. */
export function shifted<C extends Candidate>(candidate: C, offset: number): C {
  return { ...candidate, start: candidate.start + offset, end: candidate.end + offset };
}
