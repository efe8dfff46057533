import { AssayError } from '@assay/contracts/errors';
import type { SweepExtension } from '@assay/contracts/sweep-extension';
import type { SweepSpec } from '@assay/contracts/sweeps';

/** As many as a sweep may begin with. */
const MOST_CHECKPOINTS = 500;

/**
 * What a sweep asks for once it is extended.
 * @throws AssayError 'bad-input' where that would be less than it asks for, or a checkpoint is in it already.
 */
export function extendedSpec(spec: SweepSpec, extension: SweepExtension): SweepSpec {
  refuseFurtherItems(spec, extension);
  const { itemLimit, ...rest } = spec;
  const limit = extendedLimit(itemLimit, extension.items);
  return {
    ...rest,
    repeats: extendedRepeats(spec, extension),
    checkpointIds: extendedCheckpoints(spec, extension),
    ...(limit !== undefined && { itemLimit: limit }),
  };
}

/** What is kept open for more items by what was seen of these is no longer the question that the bounds speak of. */
function refuseFurtherItems({ stopping, itemLimit }: SweepSpec, { items }: SweepExtension): void {
  if (stopping === undefined || itemLimit === undefined) return;
  if (items === undefined || items === itemLimit) return;
  throw new AssayError(
    'bad-input',
    'This sweep stops when decided, and its bounds speak of the items that it asks: queue another sweep for more.',
  );
}

function extendedRepeats({ repeats }: SweepSpec, wanted: SweepExtension): number {
  if (wanted.repeats === undefined || wanted.repeats >= repeats) return wanted.repeats ?? repeats;
  throw new AssayError(
    'bad-input',
    `The sweep asks each item ${repeats} times already: give ${repeats} repeats or more.`,
  );
}

function extendedLimit(
  limit: number | undefined,
  wanted: SweepExtension['items'],
): number | undefined {
  if (wanted === undefined || limit === undefined) return limit;
  if (wanted === 'all') return undefined;
  if (wanted >= limit) return wanted;
  throw new AssayError(
    'bad-input',
    `The sweep asks ${limit} items of each benchmark already: give ${limit} or more.`,
  );
}

function extendedCheckpoints(
  { checkpointIds }: SweepSpec,
  { furtherCheckpointIds }: SweepExtension,
): number[] {
  if (furtherCheckpointIds.some((id) => checkpointIds.includes(id))) {
    throw new AssayError(
      'bad-input',
      'A chosen checkpoint is in this sweep already: choose others.',
    );
  }
  const all = [...checkpointIds, ...furtherCheckpointIds];
  if (all.length <= MOST_CHECKPOINTS) return all;
  throw new AssayError(
    'bad-input',
    `That would be ${all.length} checkpoints; ${MOST_CHECKPOINTS} is the most for one sweep.`,
  );
}
