import type { Outcome } from '../verdict.ts';

/** One sample of a checkpoint on a benchmark version, as figures need it. */
export interface SampleFigures {
  item: string;
  /** From 0. */
  repeat: number;
  /** null: there is no verdict; the sample failed, or is still to come. */
  verdict: Outcome | null;
  /** The final answer; null: none was found. */
  answer: string | null;
  /** Of the whole completion; null: unknown. */
  tokens: number | null;
  /** null: unknown, or not told apart. */
  thinkingTokens: number | null;
  /** The tokens of the completion are an estimate; left out: they are not. */
  tokensEstimated?: boolean;
  /** Those of its thinking are, also where those of the completion are not. */
  thinkingEstimated?: boolean;
  /** Whether the reply hit its token limit; null: unknown. */
  isCutOff: boolean | null;
  attributes: Readonly<Record<string, string | number | boolean>>;
}

export const CELL = { missing: 0, correct: 1, incorrect: 2, unscorable: 3 } as const;

/** Bits of what is an estimate in a cell. */
export const ESTIMATE = { tokens: 1, thinking: 2 } as const;

/**
 * Items × repeats of one checkpoint on one benchmark version. Cells stand row by row: the cell of item i and
 * repeat r is at i · repeats + r. A cell without a sample, or with one without a verdict, is `CELL.missing`:
 * every statistic says what it does with those.
 */
export interface SampleMatrix {
  /** Keys, in the order of their first sample. */
  items: readonly string[];
  /** By item; {} where nothing is known. */
  attributes: readonly SampleFigures['attributes'][];
  repeats: number;
  /** Values of CELL. */
  outcomes: Uint8Array;
  /** Completion tokens; NaN: unknown or missing. */
  tokens: Float64Array;
  /** NaN: unknown or missing. */
  thinkingTokens: Float64Array;
  /** Sums of ESTIMATE; 0: the counts are those of the server. */
  estimates: Uint8Array;
  /** null: no answer, or missing. */
  answers: readonly (string | null)[];
  /** null: unknown or missing. */
  cutOffs: readonly (boolean | null)[];
}

const MOST_CELLS = 20_000_000;

/**
 * The matrix of samples in any order; it has as many columns as the largest repeat asks for.
 * @param layout items and columns that must be there although no sample of them is; absent: those of the samples.
 * @throws RangeError for a repeat that is no whole number from 0, two samples of one cell, or more than 20 million cells.
 */
export function sampleMatrix(
  samples: readonly SampleFigures[],
  layout: { items?: readonly string[]; repeats?: number } = {},
): SampleMatrix {
  const rows = new Map<string, number>();
  for (const item of layout.items ?? []) rows.set(item, rows.size);
  let repeats = layout.repeats ?? 0;
  for (const { item, repeat } of samples) {
    if (!Number.isSafeInteger(repeat) || repeat < 0) {
      throw new RangeError(`Repeat ${repeat} of item ${item} is no whole number from 0.`);
    }
    if (!rows.has(item)) rows.set(item, rows.size);
    repeats = Math.max(repeats, repeat + 1);
  }
  const cells = rows.size * repeats;
  if (cells > MOST_CELLS) {
    throw new RangeError(
      `${rows.size} items × ${repeats} repeats are more than ${MOST_CELLS} cells: number the repeats from 0.`,
    );
  }
  return filledMatrix(samples, rows, repeats);
}

function filledMatrix(
  samples: readonly SampleFigures[],
  rows: ReadonlyMap<string, number>,
  repeats: number,
): SampleMatrix {
  const cells = rows.size * repeats;
  const outcomes = new Uint8Array(cells);
  const tokens = new Float64Array(cells).fill(NaN);
  const thinkingTokens = new Float64Array(cells).fill(NaN);
  const estimates = new Uint8Array(cells);
  const answers = Array.from({ length: cells }, (): string | null => null);
  const cutOffs = Array.from({ length: cells }, (): boolean | null => null);
  const attributes = Array.from({ length: rows.size }, (): SampleFigures['attributes'] => ({}));
  const seen = new Uint8Array(cells);
  for (const sample of samples) {
    const row = rows.get(sample.item) ?? 0;
    const cell = row * repeats + sample.repeat;
    if (seen[cell] === 1) {
      throw new RangeError(`Item ${sample.item} has two samples of repeat ${sample.repeat}.`);
    }
    seen[cell] = 1;
    outcomes[cell] = sample.verdict === null ? CELL.missing : CELL[sample.verdict];
    tokens[cell] = sample.tokens ?? NaN;
    thinkingTokens[cell] = sample.thinkingTokens ?? NaN;
    estimates[cell] = estimatesOf(sample);
    answers[cell] = sample.answer;
    cutOffs[cell] = sample.isCutOff;
    attributes[row] = { ...attributes[row], ...sample.attributes };
  }
  return {
    items: [...rows.keys()],
    attributes,
    repeats,
    outcomes,
    tokens,
    thinkingTokens,
    estimates,
    answers,
    cutOffs,
  };
}

function estimatesOf({ tokensEstimated, thinkingEstimated }: SampleFigures): number {
  return (
    (tokensEstimated === true ? ESTIMATE.tokens : 0) +
    (thinkingEstimated === true ? ESTIMATE.thinking : 0)
  );
}

/** Whether anything was measured. */
export function hasVerdict({ outcomes }: Pick<SampleMatrix, 'outcomes'>): boolean {
  return outcomes.some((outcome) => outcome !== CELL.missing);
}

export interface ItemOutcomes {
  correct: number;
  incorrect: number;
  unscorable: number;
  missing: number;
}

/** How the cells of each item stand, in the order of the items; each adds up to `repeats`. */
export function itemOutcomes({ items, repeats, outcomes }: SampleMatrix): ItemOutcomes[] {
  return items.map((_, row) => {
    const counts = [0, 0, 0, 0];
    for (let cell = row * repeats; cell < (row + 1) * repeats; cell += 1) {
      const outcome = outcomes[cell] ?? CELL.missing;
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    const [missing = 0, correct = 0, incorrect = 0, unscorable = 0] = counts;
    return { correct, incorrect, unscorable, missing };
  });
}
