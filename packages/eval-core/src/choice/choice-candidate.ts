import type { Candidate } from '../answers/candidate.ts';

/** A place that looks like a choice. */
export interface ChoiceCandidate extends Candidate {
  /** The chosen letters in order, each once ("AC"); null: something else stands there. */
  letters: string | null;
}
