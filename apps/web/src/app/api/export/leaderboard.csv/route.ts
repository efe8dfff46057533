import { exportLeaderboardCsv } from '@assay/api/export/leaderboard-csv';

import { answerWithCsv, optionalId } from '../../../../server/export-request.ts';

export function GET(request: Request): Promise<Response> {
  return answerWithCsv(async (ctx) => {
    const sweepId = optionalId(request, 'sweep');
    return {
      fileName: sweepId === undefined ? 'leaderboard.csv' : `leaderboard-sweep-${sweepId}.csv`,
      body: await exportLeaderboardCsv(ctx, { sweepId }),
    };
  });
}
