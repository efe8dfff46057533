import type { AnswerGroupsQuestion } from '@assay/contracts/statistics/answer-groups';
import { findItemProblems } from '@assay/db/queries/item-problems';

import type { ApiServices } from '../services.ts';
import { findQuickestWorker } from '../workers/quickest-worker.ts';
import type { WorkerClient } from '../workers/worker-client.ts';
import { OUT_OF_TIME_TTL_MS } from './group-cache.ts';
import { partsOfQuestion } from './parts-of-question.ts';

/** Who says which answers to the items of a benchmark version are the same. */
export interface AnswersGrader extends Pick<AnswerGroupsQuestion, 'kind' | 'graderParams'> {
  versionId: number;
}

/** Different answers to an item. */
export interface ItemTexts {
  item: string;
  texts: readonly string[];
}

export interface GroupsOfWorkers {
  /** By item, a number from 0 for each text; null: to compare them all takes too long. */
  groups: ReadonlyMap<string, readonly number[] | null>;
  /** Why some items are not in it: no worker answered, or not in time; null: all are. */
  failure: 'worker' | 'time' | null;
}

/**
 * A person waits for the page; what is not compared by then is there at the next look. A worker gives up a question
 * after 5 s, and tells then which items have no end, so that they are not asked about again.
 */
const LIMIT_MS = 8_000;

/** Asks a worker, item by item, whatever was not asked before. Never rejects for want of a worker. */
export async function askForGroups(
  services: Pick<ApiServices, 'pool' | 'secretKey' | 'answerGroups'>,
  grader: AnswersGrader,
  items: readonly ItemTexts[],
): Promise<GroupsOfWorkers> {
  const { answerGroups } = services;
  const keyOf = ({ item, texts }: ItemTexts) => JSON.stringify([grader, item, texts]);
  const groups = new Map<string, readonly number[] | null>();
  const unknown = items.filter((item) => {
    const known = answerGroups.get(keyOf(item));
    if (known !== undefined) groups.set(item.item, known.groups);
    return known === undefined;
  });
  if (unknown.length === 0) return { groups, failure: null };
  const ask = await questioner(services, grader, unknown);
  const greet = (worker: WorkerClient) => worker.listInFlight([]);
  const found = await findQuickestWorker(services, greet).catch(() => null);
  if (found === null) return { groups, failure: 'worker' };
  const { client } = found;
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    for (const part of partsOfQuestion(unknown)) {
      const answers = await client.groupAnswers(ask(part), signal);
      for (const [index, item] of part.entries()) {
        const known = { groups: answers[index] ?? null };
        const ttl = known.groups === null ? { ttl: OUT_OF_TIME_TTL_MS } : {};
        answerGroups.set(keyOf(item), known, ttl);
        groups.set(item.item, known.groups);
      }
    }
    return { groups, failure: null };
  } catch {
    return { groups, failure: signal.aborted ? 'time' : 'worker' };
  }
}

/** What to ask of some of these items. */
async function questioner(
  { pool }: Pick<ApiServices, 'pool'>,
  { versionId, kind, graderParams }: AnswersGrader,
  items: readonly ItemTexts[],
): Promise<(part: readonly ItemTexts[]) => AnswerGroupsQuestion> {
  const itemKeys = items.map(({ item }) => item);
  const problems = await findItemProblems(pool, { versionId, itemKeys });
  return (part) => ({
    kind,
    graderParams,
    items: part.map(({ item, texts }) => ({ problem: problems.get(item), texts: [...texts] })),
  });
}
