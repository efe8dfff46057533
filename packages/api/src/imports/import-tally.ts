import { AssayError } from '@assay/contracts/errors';
import type { ImportedItem } from '@assay/eval-core/imports/imported-item';
import { createItemImport, placeText } from '@assay/eval-core/imports/item-import';
import type { ReadRecord } from '@assay/exchange/read-record';

import type { ImportPlan } from './plan-import.ts';

/** What has been read so far; changed while records pass. */
export interface ImportTally {
  read: number;
  refused: number;
  /** The first hundred. */
  refusals: { place: string; reason: string }[];
}

export function emptyTally(): ImportTally {
  return { read: 0, refused: 0, refusals: [] };
}

/** A refusal quotes the record; of a private set nothing is quoted. */
const PRIVATE_REFUSAL = 'The record does not fit the mapping.';

const KEPT_REFUSALS = 100;
/** With more refused than this share the mapping is wrong, rather than some records. */
const MOST_REFUSED_FRACTION = 0.5;

/**
 * The items of the records, one after another; refusals go into the tally.
 * @throws AssayError 'bad-input' at the end, when no record became an item, or more than half were refused
 */
export async function* importedItems(
  records: AsyncIterable<ReadRecord>,
  plan: ImportPlan,
  { tally, limit, signal }: { tally: ImportTally; limit: number | null; signal: AbortSignal },
): AsyncGenerator<ImportedItem> {
  const items = createItemImport(plan.mapping, plan.grader);
  for await (const read of records) {
    signal.throwIfAborted();
    if (limit !== null && tally.read >= limit) break;
    tally.read += 1;
    const made = 'error' in read ? { refusal: read.error } : items.add(read.record, read);
    if ('item' in made) yield plan.isShared ? made.item : unshared(made.item);
    else refuse(tally, placeText(read), plan.isShared ? made.refusal : PRIVATE_REFUSAL);
  }
  requireEnough(tally);
}

function refuse(tally: ImportTally, place: string, reason: string): void {
  tally.refused += 1;
  if (tally.refusals.length < KEPT_REFUSALS) tally.refusals.push({ place, reason });
}

function unshared(item: ImportedItem): ImportedItem {
  return { ...item, problem: { ...item.problem, share: false } };
}

function requireEnough({ read, refused, refusals }: ImportTally): void {
  if (read === 0) throw new AssayError('bad-input', 'There is no record to import.');
  if (refused < read && refused <= read * MOST_REFUSED_FRACTION) return;
  const [first] = refusals;
  const reason = first === undefined ? '' : ` The first: ${first.place}: ${first.reason}`;
  throw new AssayError(
    'bad-input',
    `${refused} of ${read} records were refused, more than half: the mapping does not fit them.${reason}`,
  );
}
