import type { Ranks } from '@assay/contracts/statistics/rank-intervals';

import { formatLevel } from '../../../format/points.ts';

export interface RankModel {
  /** "rank 1–3 of 5". */
  text: string;
  /** With level, method and n. */
  description: string;
}

/** The places that runs may have, by run id; none where they are not known. */
export function ranksByRun(ranks: Ranks | undefined): ReadonlyMap<number, RankModel> {
  if (ranks === undefined) return new Map();
  const { level, method, columns } = ranks;
  return new Map(
    columns.flatMap(({ ranked, places }) =>
      places.map(({ runId, rankLow, rankHigh, questions }) => {
        const place = rankLow === rankHigh ? String(rankLow) : `${rankLow}–${rankHigh}`;
        const described =
          `Place ${place} of ${ranked} completed runs on this benchmark: all intervals of the column together hold with ` +
          `${formatLevel(level)} % (${method}, ${questions ?? 0} shared questions).`;
        return [runId, { text: `rank ${place} of ${ranked}`, description: described }];
      }),
    ),
  );
}
