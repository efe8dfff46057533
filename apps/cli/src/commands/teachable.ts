import { stringify } from 'csv-stringify/sync';

import { TEACHABLE_COLUMNS, teachableRow } from '@assay/contracts/csv/teachable-row';
import type { ClassesOf } from '@assay/eval-core/teachable/judged-item';
import {
  teachablePrompts,
  type TeachableOptions as Choice,
  type TeachableItem,
  type TeachablePrompts,
} from '@assay/eval-core/teachable/teachable-prompts';

import { CommandFailure } from '../failure.ts';
import { equalAnswers, type EqualityOptions } from '../statistics/equal-answers.ts';
import { readSamples, type SampleFile } from '../statistics/read-samples.ts';

export interface TeachableOptions extends EqualityOptions {
  strong: string;
  weak: string[];
  truth?: 'plurality' | 'gold';
  weakLow?: number;
  weakHigh?: number;
  gap?: number;
  margin?: number;
  level?: number;
  /** Every prompt, not only those that are kept. */
  all?: boolean;
}

/**
 * The prompts worth teaching, and a sentence about all of them.
 * @throws CommandFailure with one sentence
 */
export async function teachable(
  options: TeachableOptions,
): Promise<{ lines: TeachableItem[]; summary: string }> {
  const strong = await readSamples(options.strong);
  const weak: SampleFile[] = [];
  for (const name of options.weak) weak.push(await readSamples(name));
  checkAnswers([strong, ...weak], options);
  const classesOf = await equalAnswers([strong, ...weak], options);
  const prompts = chosen([strong, ...weak], classesOf, options);
  return {
    lines: prompts.items.filter(({ isKept }) => isKept || options.all === true),
    summary: summaryOf(prompts),
  };
}

/** The same as CSV; formulas in a spreadsheet are escaped. */
export function toCsv(items: readonly TeachableItem[]): string {
  return stringify(items.map(teachableRow), {
    header: true,
    columns: [...TEACHABLE_COLUMNS],
    escape_formulas: true,
    cast: { boolean: String },
  });
}

function checkAnswers(files: readonly SampleFile[], { truth }: TeachableOptions): void {
  if (truth === 'gold') return;
  const [silent] = files.filter(({ hasAnswers }) => !hasAnswers);
  if (silent === undefined) return;
  throw new CommandFailure(
    `No line of ${silent.name} has an "answer" to vote with: add them, or take verdicts as the truth with --truth gold.`,
  );
}

function chosen(
  [strong, ...weak]: readonly [SampleFile, ...SampleFile[]],
  classesOf: ClassesOf,
  { truth, weakLow, weakHigh, gap, margin, level }: TeachableOptions,
): TeachablePrompts {
  const choice: Choice = {
    ...(truth !== undefined && { truth }),
    ...(weakLow !== undefined && { weakLow }),
    ...(weakHigh !== undefined && { weakHigh }),
    ...(gap !== undefined && { minimumGap: gap }),
    ...(margin !== undefined && { minimumMargin: margin }),
    ...(level !== undefined && { level }),
  };
  try {
    return teachablePrompts(
      { strong: strong.matrix, weak: weak.map(({ matrix }) => matrix), classesOf },
      choice,
    );
  } catch (error) {
    if (error instanceof RangeError) throw new CommandFailure(error.message);
    throw error;
  }
}

function summaryOf({ totals, truth, thresholds }: TeachablePrompts): string {
  const reasons = Object.entries(totals.byReason)
    .filter(([reason, count]) => reason !== 'kept' && count > 0)
    .map(([reason, count]) => `${count} ${reason}`);
  return (
    `${totals.kept} of ${totals.items} prompts are kept: weak agreement from ${thresholds.weakLow} to ` +
    `${thresholds.weakHigh}, gap from ${thresholds.minimumGap}, margin from ${thresholds.minimumMargin}, ` +
    `truth by ${truth}${reasons.length === 0 ? '' : `; left out: ${reasons.join(', ')}`}.`
  );
}
