import { z } from 'zod';

import { statsDocumentSchema, type StatsDocument } from '@assay/contracts/statistics/document';
import { createRng } from '@assay/eval-core/random';
import type { AnswerClasses } from '@assay/eval-core/statistics/at-k/answer-classes';
import { comparedDocument } from '@assay/eval-core/statistics/compared-document';
import { statisticsDocument, type StatisticsDocument } from '@assay/eval-core/statistics/document';

import { CommandFailure } from '../failure.ts';
import { STANDARD_INPUT } from '../lines/read-line-file.ts';
import { answerClassesOf, type EqualityOptions } from '../statistics/equal-answers.ts';
import { readSamples, type SampleFile } from '../statistics/read-samples.ts';

/** The same files give the same document. */
const BOOTSTRAP_SEED = 'assay stats';

export interface StatsOptions extends EqualityOptions {
  level?: number;
  /** A difference in share too small to matter. */
  delta?: number;
  /** The attribute whose values say which questions come together. */
  cluster?: string;
  /** Token budgets of the budget curve. */
  budgets?: number[];
  tokensPerSecond?: number;
}

/**
 * All statistics of one file of sample lines; of two, those of both and the second against the first.
 * @throws CommandFailure with one sentence
 */
export async function statsOf(
  [firstName = STANDARD_INPUT, secondName]: readonly string[],
  options: StatsOptions,
): Promise<StatsDocument> {
  if (firstName === STANDARD_INPUT && secondName === STANDARD_INPUT) {
    throw new CommandFailure('Standard input can be one of the two files only: name the other.');
  }
  const first = await readSamples(firstName);
  const second = secondName === undefined ? null : await readSamples(secondName);
  const classes = await answerClassesOf(second === null ? [first] : [first, second], options);
  const document = documentOf(first, classes[0] ?? null, options);
  if (second === null) return document;
  const { level, delta } = options;
  return {
    ...document,
    second: documentOf(second, classes[1] ?? null, options),
    comparison: comparedDocument(first.matrix, second.matrix, {
      ...(level !== undefined && { level }),
      ...(delta !== undefined && { delta }),
      names: { first: first.name, second: second.name },
      rng: createRng(BOOTSTRAP_SEED),
    }),
  };
}

/** The JSON schema of what {@link statsOf} resolves with. */
export function statsSchema(): object {
  return z.toJSONSchema(statsDocumentSchema);
}

function documentOf(
  { name, matrix }: SampleFile,
  classes: AnswerClasses | null,
  { level, cluster, budgets, tokensPerSecond }: StatsOptions,
): StatisticsDocument {
  if (cluster !== undefined && !matrix.attributes.some((known) => Object.hasOwn(known, cluster))) {
    throw new CommandFailure(`No question of ${name} has the attribute "${cluster}".`);
  }
  return statisticsDocument(matrix, {
    ...(level !== undefined && { level }),
    ...(cluster !== undefined && { cluster }),
    ...(budgets !== undefined && { budgets }),
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
    classes,
  });
}
