import type { Statistics } from '@assay/contracts/statistics/document';

import {
  PERCENT,
  prepareFigure,
  RATIO,
  TOKENS,
  type FigureModel,
} from '../../../../charts/prepare/figure-text.ts';
import { counted } from '../../../../format/counted.ts';
import { formatCount } from '../../../../format/numbers.ts';

type Lengths = Statistics['lengths'];

const KINDS = ['all', 'thinking', 'answer', 'correct', 'incorrect', 'unscorable'] as const;
type LengthKind = (typeof KINDS)[number];

const NAMES: Record<LengthKind, string> = {
  all: 'All tokens',
  thinking: 'Thinking',
  answer: 'Answer',
  correct: 'Correct replies',
  incorrect: 'Incorrect replies',
  unscorable: 'Unscorable replies',
};

const FLOOR_NOTE =
  'A reply that was cut off counts with the tokens that it had by then: means, and quantiles and upper ends at the limit, are the least that they would be without it.';
const KINDS_NOTE =
  'Completed and truncated replies are of different questions (hard ones run long): their gap is not what a higher limit would bring.';
const ESTIMATE_NOTE =
  'Estimated: the server sent no count that can be right. Thinking then has its share of the tokens by the length of its text, or its tokenizer counted.';

export const QUANTILES = ['p5', 'p25', 'p50', 'p75', 'p95'] as const;
export const QUANTILE_NAMES = ['5 %', '25 %', 'Median', '75 %', '95 %'] as const;

export interface LengthRow {
  name: string;
  samples: string;
  /** "12 unknown"; null: all are known. */
  unknown: string | null;
  /** "6 estimated"; null: all are the server's. */
  estimated: string | null;
  mean: FigureModel;
  quantiles: FigureModel[];
}

export interface NamedFigure {
  label: string;
  figure: FigureModel;
  unit: string;
  detail: string;
}

export interface LengthsModel {
  rows: LengthRow[];
  figures: NamedFigure[];
  truncation: NamedFigure[];
  warning: string | null;
  /** What a reader must know of the lengths. */
  notes: string[];
}

/** Lengths in tokens: quantiles by kind and by verdict, how they spread, and what the limit cut off. */
export function prepareLengths(lengths: Lengths): LengthsModel {
  return {
    rows: KINDS.filter((kind) => isWorthARow(kind, lengths)).map((kind) => rowOf(kind, lengths)),
    figures: figuresOf(lengths),
    truncation: truncationOf(lengths.truncation),
    warning: lengths.truncation.warning,
    notes: notesOf(lengths),
  };
}

function notesOf(lengths: Lengths): string[] {
  const { value: rate } = lengths.truncation.rate;
  const hasEstimates = KINDS.some((kind) => lengths[kind].estimated > 0);
  return [
    ...(rate === null || rate === 0 ? [] : [FLOOR_NOTE]),
    KINDS_NOTE,
    ...(hasEstimates ? [ESTIMATE_NOTE] : []),
  ];
}

/** Unscorable replies when there are any; the others always, so that "unknown" is seen. */
function isWorthARow(kind: LengthKind, lengths: Lengths): boolean {
  return kind !== 'unscorable' || lengths.unscorable.n + lengths.unscorable.missing > 0;
}

function rowOf(kind: LengthKind, lengths: Lengths): LengthRow {
  const { n, estimated, missing, mean, quantiles } = lengths[kind];
  const reason = n === 0 ? 'no sample of known length' : undefined;
  const options = { unit: TOKENS, reason };
  return {
    name: NAMES[kind],
    samples: formatCount(n),
    unknown: missing === 0 ? null : `${formatCount(missing)} unknown`,
    estimated: estimated === 0 ? null : `${formatCount(estimated)} estimated`,
    mean: prepareFigure(mean, options),
    quantiles: QUANTILES.map((name) => prepareFigure(quantiles[name], options)),
  };
}

function figuresOf({ perQuestionSpread, correctToIncorrect }: Lengths): NamedFigure[] {
  const { ratio, longerIsWorse, questions } = correctToIncorrect;
  const both = { reason: 'no question has both correct and incorrect replies of known length' };
  return [
    {
      label: 'Spread within a question',
      figure: prepareFigure(perQuestionSpread, {
        unit: TOKENS,
        reason: 'no question has two replies of known length',
      }),
      unit: 'tokens',
      detail: 'mean standard deviation of its replies',
    },
    {
      label: 'Correct over incorrect',
      figure: prepareFigure(ratio, { unit: RATIO, ...both }),
      unit: '×',
      detail: `mean tokens, within ${counted(questions, 'question')} with both`,
    },
    {
      label: 'Incorrect ones are longer',
      figure: prepareFigure(longerIsWorse, { unit: PERCENT, ...both }),
      unit: '%',
      detail: `of ${counted(questions, 'question')} with both`,
    },
  ];
}

function truncationOf({
  rate,
  unknown,
  completed,
  truncated,
}: Lengths['truncation']): NamedFigure[] {
  return [
    {
      label: 'Cut off at the limit',
      figure: prepareFigure(rate, { unit: PERCENT, reason: 'no finish is known' }),
      unit: '%',
      detail: unknown === 0 ? 'of the samples' : `of the samples; ${formatCount(unknown)} unknown`,
    },
    {
      label: 'Accuracy, completed only',
      figure: prepareFigure(completed, { unit: PERCENT, reason: 'no reply came to its end' }),
      unit: '%',
      detail: 'replies that came to their end',
    },
    {
      label: 'Accuracy, truncated only',
      figure: prepareFigure(truncated, { unit: PERCENT, reason: 'no reply was cut off' }),
      unit: '%',
      detail: 'replies that were cut off',
    },
  ];
}
