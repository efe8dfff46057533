import {
  COMPARABLE_KINDS,
  LONGEST_COMPARED,
  MOST_COMPARED,
  type AnswerEquality,
} from '@assay/contracts/statistics/answer-groups';
import type { RunRow } from '@assay/db/queries/runs';

import type { ApiServices } from '../services.ts';
import { askForGroups, type ItemTexts } from './ask-for-groups.ts';

export interface GroupedAnswers {
  /** By item, a number from 0 for each of its texts; where an item is not in it, every text is a group. */
  groups: ReadonlyMap<string, readonly number[]>;
  equality: AnswerEquality;
  /** To ask again soon would give the same. */
  isFinal: boolean;
}

/**
 * Which wrong answers to an item say the same by the grader of their run. Workers compare them, for only they can stop
 * a comparison that hostile texts make endless; what no worker compared is compared by its texts.
 */
export async function groupWrongAnswers(
  services: Pick<ApiServices, 'pool' | 'secretKey' | 'answerGroups'>,
  {
    versionId,
    graderKind,
    graderParams,
  }: Pick<RunRow, 'versionId' | 'graderKind' | 'graderParams'>,
  wrong: readonly ItemTexts[],
): Promise<GroupedAnswers> {
  const open = wrong.filter(({ texts }) => texts.length > 1);
  const kind = COMPARABLE_KINDS.find((each) => each === graderKind);
  if (kind === undefined) {
    const because = open.length > 0 ? 'kind' : null;
    const equality = { kind: graderKind, questionsByText: open.length, because } as const;
    return { groups: new Map(), equality, isFinal: true };
  }
  const compared = open.map(({ item, texts }) => ({ item, texts: comparable(texts) }));
  const grader = { versionId, kind, graderParams };
  const { groups: answered, failure } = await askForGroups(services, grader, compared);

  const groups = new Map<string, readonly number[]>();
  const lacking = { worker: 0, time: 0, size: 0 };
  for (const [index, { item, texts }] of open.entries()) {
    const groupsOfItem = answered.get(item) ?? null;
    const comparedTexts = compared[index]?.texts ?? [];
    if (groupsOfItem === null) lacking[answered.has(item) ? 'time' : (failure ?? 'worker')] += 1;
    else if (comparedTexts.length < texts.length) lacking.size += 1;
    if (groupsOfItem !== null) groups.set(item, spreadGroups(texts, comparedTexts, groupsOfItem));
  }
  const because = (['worker', 'time', 'size'] as const).find((reason) => lacking[reason] > 0);
  const questionsByText = lacking.worker + lacking.time + lacking.size;
  return {
    groups,
    equality: { kind, questionsByText, because: because ?? null },
    isFinal: lacking.worker + lacking.time === 0,
  };
}

function comparable(texts: readonly string[]): string[] {
  return texts.filter(({ length }) => length <= LONGEST_COMPARED).slice(0, MOST_COMPARED);
}

/** The groups of all texts, from those of some of them: every other text is a group. */
function spreadGroups(
  texts: readonly string[],
  compared: readonly string[],
  groups: readonly number[],
): number[] {
  const groupOf = new Map(compared.map((text, index) => [text, groups[index]]));
  let next = Math.max(-1, ...groups) + 1;
  return texts.map((text) => groupOf.get(text) ?? next++);
}
