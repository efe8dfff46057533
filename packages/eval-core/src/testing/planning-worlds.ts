import {
  sampleMatrix,
  type SampleFigures,
  type SampleMatrix,
} from '../statistics/sample-matrix.ts';
import type { Outcome } from '../verdict.ts';

const VERDICTS: Readonly<Record<string, Outcome>> = {
  '1': 'correct',
  '0': 'incorrect',
  '?': 'unscorable',
};

/**
 * A matrix by hand: a row of text for each item, with 1 for correct, 0 for incorrect, ? for unscorable and a dot for
 * missing. Every sample has 100 tokens, or those given by item; null: unknown.
 */
export function matrixOf(
  rows: readonly string[],
  { tokens = 100 }: { tokens?: number | null | readonly (number | null)[] } = {},
): SampleMatrix {
  const samples = rows.flatMap((row, item) =>
    [...row].flatMap((cell, repeat): SampleFigures[] => {
      const verdict = VERDICTS[cell];
      if (verdict === undefined) return [];
      const ofItem =
        typeof tokens === 'object' && tokens !== null ? (tokens[item] ?? null) : tokens;
      return [sampleOf({ item, repeat, verdict, tokens: ofItem })];
    }),
  );
  const items = rows.map((_, item) => `item ${item}`);
  return sampleMatrix(samples, { items, repeats: Math.max(0, ...rows.map((row) => row.length)) });
}

function sampleOf(sample: {
  item: number;
  repeat: number;
  verdict: Outcome;
  tokens: number | null;
}): SampleFigures {
  return {
    ...sample,
    item: `item ${sample.item}`,
    answer: null,
    thinkingTokens: null,
    isCutOff: null,
    attributes: {},
  };
}
