/** One generation as the engine sees it: how much to read, how much to write. */
export interface SequenceSpec {
  id: number;
  promptTokens: number;
  /** At least 1: the end-of-text token of an empty reply takes a step as well. */
  outputTokens: number;
  /** Lower goes first under the policy `priority`. */
  priority?: number;
  /** One hash for each whole block of the prompt, each over everything before it. */
  prefixBlocks?: readonly number[];
}

/** What happened to a sequence, at the end of a step (or at once, where it was only waiting). */
export interface EngineEvent {
  kind: 'admitted' | 'first-token' | 'finished' | 'preempted' | 'aborted';
  id: number;
  atUs: number;
}

export interface Sequence {
  spec: SequenceSpec;
  arrival: number;
  /** Grows with each admission: the newest is the first to be preempted. */
  admission: number;
  prefillLeft: number;
  cachedTokens: number;
  /** Tokens generated before the present stay in the batch. */
  generatedBefore: number;
  /** The step after which it began to decode in this stay; null while its prompt is read. */
  decodingSinceStep: number | null;
  hasFirstToken: boolean;
}

/** All decoding sequences move in lockstep, so what one has generated follows from the step count. */
export function generatedTokens(sequence: Sequence, step: number): number {
  const { decodingSinceStep, generatedBefore } = sequence;
  return generatedBefore + (decodingSinceStep === null ? 0 : step - decodingSinceStep);
}

/** The step that gives it its last token; never, while its prompt is read. */
export function endStep({ decodingSinceStep, generatedBefore, spec }: Sequence): number {
  if (decodingSinceStep === null) return Number.POSITIVE_INFINITY;
  return decodingSinceStep + spec.outputTokens - generatedBefore;
}
