import { CELL, ESTIMATE, type SampleMatrix } from '../sample-matrix.ts';

/** What is known of one kind of length, question by question. */
export interface KnownLengths {
  /** Tokens of the samples of every question that has at least one known length. */
  byQuestion: readonly Float64Array[];
  /** Samples whose length is known. */
  known: number;
  /** Of these, samples whose length is an estimate. */
  estimated: number;
  /** Cells asked for whose length is not known. Never counted as 0 tokens. */
  missing: number;
}

export type LengthKind = 'all' | 'thinking' | 'answer';

/** Whether a cell belongs to what is summed up, by its value of CELL. */
export type OutcomeFilter = (outcome: number) => boolean;

/** Every cell, those without a verdict too. */
export const anyOutcome: OutcomeFilter = () => true;

/**
 * Tokens of a cell: of the whole completion, of its thinking, or of the rest. NaN where it is unknown. A completion
 * with more thinking than tokens contradicts itself: its answer's length is unknown.
 */
export function lengthOf(matrix: SampleMatrix, cell: number, kind: LengthKind): number {
  const all = matrix.tokens[cell] ?? NaN;
  const thinking = matrix.thinkingTokens[cell] ?? NaN;
  if (kind === 'all') return all;
  if (kind === 'thinking') return thinking;
  return all >= thinking ? all - thinking : NaN;
}

/** What makes a length an estimate: the answer's is a difference, so either count does. */
const ESTIMATES_OF: Record<LengthKind, number> = {
  all: ESTIMATE.tokens,
  thinking: ESTIMATE.thinking,
  answer: ESTIMATE.tokens + ESTIMATE.thinking,
};

/** The known lengths of one kind, over the cells that `isAsked` lets through. */
export function knownLengths(
  matrix: SampleMatrix,
  kind: LengthKind,
  isAsked: OutcomeFilter = anyOutcome,
): KnownLengths {
  const byQuestion: Float64Array[] = [];
  let asked = 0;
  let known = 0;
  let estimated = 0;
  for (let row = 0; row < matrix.items.length; row += 1) {
    const lengths: number[] = [];
    for (let cell = row * matrix.repeats; cell < (row + 1) * matrix.repeats; cell += 1) {
      if (!isAsked(matrix.outcomes[cell] ?? CELL.missing)) continue;
      asked += 1;
      const length = lengthOf(matrix, cell, kind);
      if (Number.isNaN(length)) continue;
      lengths.push(length);
      if (((matrix.estimates[cell] ?? 0) & ESTIMATES_OF[kind]) !== 0) estimated += 1;
    }
    known += lengths.length;
    if (lengths.length > 0) byQuestion.push(Float64Array.from(lengths));
  }
  return { byQuestion, known, estimated, missing: asked - known };
}
