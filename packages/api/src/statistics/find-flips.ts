import type { z } from 'zod';

import type {
  Flip,
  FlipList,
  FlipLists,
  runPairInput,
} from '@assay/contracts/statistics/comparison-detail';
import { findTellingSamples } from '@assay/db/queries/item-outcomes';
import { flipsOf } from '@assay/eval-core/statistics/comparison/flips';
import { pairItems } from '@assay/eval-core/statistics/comparison/paired-counts';

import type { UseCaseContext } from '../use-case.ts';
import { loadRunPair } from './run-pair.ts';

const MOST_SHOWN = 100;

/**
 * The questions whose answer turned from the first run to the second, each with a sample of either that shows it.
 * @throws AssayError 'not-found' for another workspace's run, 'bad-input' for different benchmark versions.
 */
export async function findFlips(
  ctx: UseCaseContext,
  runIds: z.output<typeof runPairInput>,
): Promise<FlipLists> {
  const { first, second } = await loadRunPair(ctx, runIds);
  const { counts } = pairItems(first.matrix, second.matrix);
  const { flips } = flipsOf(counts);
  const gradings = { first: first.run.gradingId, second: second.run.gradingId };
  const listOf = async (isFixed: boolean): Promise<FlipList> => {
    const all = flips.filter(({ difference }) => difference > 0 === isFixed);
    const shown = all.slice(0, MOST_SHOWN);
    const itemKeys = shown.map(({ item }) => item);
    const [before, after] = await Promise.all([
      findTellingSamples(ctx.services.pool, {
        ...{ gradingId: gradings.first, itemKeys },
        isCorrect: !isFixed,
      }),
      findTellingSamples(ctx.services.pool, {
        ...{ gradingId: gradings.second, itemKeys },
        isCorrect: isFixed,
      }),
    ]);
    return {
      total: all.length,
      flips: shown.map((flip): Flip => ({
        itemKey: flip.item,
        firstFraction: flip.first,
        secondFraction: flip.second,
        firstSampleId: before.get(flip.item) ?? null,
        secondSampleId: after.get(flip.item) ?? null,
      })),
    };
  };
  const [fixed, broken] = [await listOf(true), await listOf(false)];
  return { fixed, broken, firstRepeats: counts.firstRepeats, secondRepeats: counts.secondRepeats };
}
