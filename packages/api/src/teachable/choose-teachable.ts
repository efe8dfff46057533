import type {
  ChooseTeachable,
  ShownTeachableItem,
  Teachable,
  UsedRun,
} from '@assay/contracts/teachable';
import { findPrivateItemKeys } from '@assay/db/queries/item-prompts';
import type { TeachableItem } from '@assay/eval-core/teachable/teachable-prompts';

import type { RunMatrix } from '../statistics/load-run-matrix.ts';
import type { UseCaseContext } from '../use-case.ts';
import { agreementHistogram } from './agreement-histogram.ts';
import { teachableOfRuns } from './teachable-of-runs.ts';

/** As many as a person reads; the file has them all. */
const MOST_LISTED = 500;

/** What lists show in place of an answer to an item that may not be shared. */
const PRIVATE = '(private)';

/**
 * Which items of stored runs are worth teaching, and why the others are not.
 * @throws AssayError as `teachableOfRuns` does.
 */
export async function chooseTeachable(
  ctx: UseCaseContext,
  { list, ...choice }: ChooseTeachable,
): Promise<Teachable> {
  const { strong, weak, prompts, equality } = await teachableOfRuns(ctx, choice);
  const privateKeys = await findPrivateItemKeys(ctx.services.pool, strong.run.versionId);
  const { items, totals, thresholds, truth } = prompts;
  const listed = items.filter(({ isKept }) => list === 'all' || isKept === (list === 'kept'));
  const keptPrivate = items.filter(({ isKept, item }) => isKept && privateKeys.has(item)).length;
  return {
    strong: usedRun(strong),
    weak: weak.map(usedRun),
    truth,
    thresholds,
    answerEquality: equality,
    totals: { ...totals, keptPrivate },
    histogram: agreementHistogram(items),
    items: listed.slice(0, MOST_LISTED).map((item) => shownItem(item, !privateKeys.has(item.item))),
    listed: listed.length,
  };
}

function usedRun({ run, matrix, repeatsUnderWay }: RunMatrix): UsedRun {
  return {
    runId: run.id,
    checkpointName: run.checkpointName,
    status: run.status,
    repeats: matrix.repeats,
    repeatsUnderWay,
  };
}

function shownItem(item: TeachableItem, isShared: boolean): ShownTeachableItem {
  const { proxy } = item;
  const answer = isShared || proxy.answer === null ? proxy.answer : PRIVATE;
  return { ...item, proxy: { ...proxy, answer }, isShared };
}
