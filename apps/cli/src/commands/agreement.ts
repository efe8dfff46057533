import { ratingLineSchema, type RatingLine } from '@assay/contracts/statistics/rating-line';
import {
  agreementByItem,
  type AgreementByItem,
  type ItemConfusionCount,
} from '@assay/eval-core/statistics/agreement/agreement-by-item';
import {
  confusionMatrix,
  type ConfusionMatrix,
} from '@assay/eval-core/statistics/agreement/confusion-matrix';
import {
  krippendorffAlpha,
  type KrippendorffAlpha,
} from '@assay/eval-core/statistics/agreement/krippendorff-alpha';

import { CommandFailure } from '../failure.ts';
import { readLineFile, STANDARD_INPUT } from '../lines/read-line-file.ts';

export interface AgreementOptions {
  level?: number;
}

export interface AgreementDocument {
  raters: string[];
  /** Of all raters together. */
  alpha: KrippendorffAlpha;
  /** Of every two raters. */
  pairs: PairAgreement[];
}

export interface PairAgreement extends AgreementByItem {
  first: string;
  second: string;
  /** Rows are what the first said, columns what the second did. */
  confusion: ConfusionMatrix;
}

/** What each rater said of one sample. */
interface RatedSample {
  item: string;
  labels: Map<string, string | null>;
}

/**
 * How far the raters of a file of ratings agree.
 * @throws CommandFailure with one sentence
 */
export async function agreementOfFile(
  file: string = STANDARD_INPUT,
  { level }: AgreementOptions,
): Promise<AgreementDocument> {
  const samples = new Map<string, RatedSample>();
  const raters = new Set<string>();
  for await (const rating of readLineFile(file, ratingLineSchema)) {
    raters.add(rating.rater);
    addRating(samples, rating);
  }
  if (raters.size < 2) {
    throw new CommandFailure(
      'Agreement needs ratings of two raters: name each in the field "rater".',
    );
  }
  const rated = [...samples.values()];
  const names = [...raters];
  const options = level === undefined ? {} : { level };
  return {
    raters: names,
    // Samples of one item are judged alike: they are units of one cluster.
    alpha: krippendorffAlpha(
      rated.map(({ labels }) => [...labels.values()]),
      { ...options, clusters: rated.map(({ item }) => item) },
    ),
    pairs: pairsOf(names).map(({ first, second }) => {
      const counts = rated.map((sample) => countOf(sample, first, second));
      return {
        first,
        second,
        ...agreementByItem(counts, options),
        confusion: confusionMatrix(counts),
      };
    }),
  };
}

function addRating(samples: Map<string, RatedSample>, rating: RatingLine): void {
  const { item, repeat, rater, label } = rating;
  const key = JSON.stringify([item, repeat]);
  const sample = samples.get(key) ?? { item, labels: new Map<string, string | null>() };
  if (sample.labels.has(rater)) {
    throw new CommandFailure(`${rater} rates repeat ${repeat} of item ${item} twice.`);
  }
  sample.labels.set(rater, label);
  samples.set(key, sample);
}

function countOf({ item, labels }: RatedSample, first: string, second: string): ItemConfusionCount {
  return {
    item,
    first: labels.get(first) ?? null,
    second: labels.get(second) ?? null,
    samples: 1,
  };
}

function pairsOf(names: readonly string[]): { first: string; second: string }[] {
  return names.flatMap((first, index) =>
    names.slice(index + 1).map((second) => ({ first, second })),
  );
}
