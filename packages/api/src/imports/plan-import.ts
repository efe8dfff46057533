import { AssayError } from '@assay/contracts/errors';
import type { GraderInfo } from '@assay/contracts/graders';
import { families } from '@assay/eval-core/benchmarks/registry';
import { graderIdentity, graderKinds } from '@assay/eval-core/graders/identity';
import { guessMapping } from '@assay/eval-core/imports/guess-mapping';
import { placeText } from '@assay/eval-core/imports/item-import';
import type { ItemMapping, MappedGrader } from '@assay/eval-core/imports/item-mapping';
import { readItemMapping } from '@assay/eval-core/imports/read-item-mapping';
import { chooseMapping } from '@assay/eval-core/recipes/choose-mapping';
import type { ReadRecord } from '@assay/exchange/read-record';

import type { FoundSource } from './open-source.ts';

/** All that is decided before the first record is stored. */
export interface ImportPlan {
  name: string;
  title: string;
  description: string;
  mapping: ItemMapping;
  grader: GraderInfo;
  template: string;
  defaultRepeats: number | null;
  isShared: boolean;
}

/** A mapping that came as JSON; null: none came. @throws AssayError 'bad-input' with what is wrong in it. */
export function requestedMapping(value: Record<string, unknown> | null): ItemMapping | null {
  if (value === null) return null;
  const read = readItemMapping(value);
  if ('mapping' in read) return read.mapping;
  throw new AssayError('bad-input', read.fault);
}

/** @throws AssayError 'bad-input' where there is none, with what was wrong with the first. */
export function requireRecords(first: readonly ReadRecord[]): unknown[] {
  const records = first.flatMap((read) => ('record' in read ? [read.record] : []));
  if (records.length > 0) return records;
  const fault = first.find((read) => 'error' in read);
  throw new AssayError(
    'bad-input',
    fault === undefined
      ? 'There is no record to import.'
      : `None of the first records can be read: ${placeText(fault)}: ${fault.error}`,
  );
}

/**
 * How the records are to become a benchmark: by the mapping that was asked for, else the recipe's that fits the
 * first record, else a guess from the fields.
 * @throws AssayError 'bad-input' where no mapping fits, or the name belongs to a generated benchmark
 */
export function planImport(
  found: FoundSource,
  asked: { mapping: ItemMapping | null; name: string | null; title: string | null },
  firstRecords: readonly unknown[],
): ImportPlan {
  const { recipe } = found;
  const { mapping, grader } = chosenMapping(found, asked.mapping, firstRecords);
  const name = asked.name ?? slug(found.nameHint);
  if (families.has(name)) {
    throw new AssayError(
      'bad-input',
      `"${name}" is the name of a generated benchmark: give the imported one another.`,
    );
  }
  return {
    name,
    title: asked.title ?? recipe?.title ?? found.nameHint,
    description: recipe?.description ?? `Imported from ${found.nameHint}.`,
    mapping,
    grader: gradedBy(grader),
    template: recipe?.template ?? '{{prompt}}',
    defaultRepeats: recipe?.defaultRepeats ?? null,
    isShared: (recipe?.isShared ?? true) && mapping.share !== false,
  };
}

function chosenMapping(
  { recipe }: FoundSource,
  asked: ItemMapping | null,
  firstRecords: readonly unknown[],
): { mapping: ItemMapping; grader: MappedGrader } {
  if (asked !== null) {
    const grader = asked.grader ?? recipe?.grader ?? guessMapping(firstRecords)?.grader;
    if (grader !== undefined) return { mapping: asked, grader };
    throw new AssayError(
      'bad-input',
      'The mapping names no "grader": say what kind of answer it is.',
    );
  }
  if (recipe !== null) {
    const chosen = chooseMapping(recipe, firstRecords[0]);
    if ('mapping' in chosen) return { mapping: chosen.mapping, grader: recipe.grader };
    throw new AssayError('bad-input', chosen.fault);
  }
  const guessed = guessMapping(firstRecords);
  if (guessed !== null) return guessed;
  throw new AssayError(
    'bad-input',
    'No field of the first records looks like a task: say in a mapping which one holds the prompt.',
  );
}

function gradedBy({ kind, params }: MappedGrader): GraderInfo {
  const grader = graderIdentity(kind);
  if (grader !== null) return { ...grader, params: { ...params } };
  throw new AssayError(
    'bad-input',
    `There is no grader for "${kind}"; choose among ${graderKinds().join(', ')}.`,
  );
}

function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[-._]+|[-._]+$/g, '');
  return plain === '' ? 'imported' : plain.slice(0, 80);
}
