import { leaderboardInput, leaderboardSchema } from '@assay/contracts/cells';
import { reportedScoresSchema } from '@assay/contracts/reported';

import { getLeaderboard } from '../leaderboard/get-leaderboard.ts';
import { listReported } from '../leaderboard/list-reported.ts';
import { allow, router } from '../trpc.ts';

export const leaderboardRouter = router({
  get: allow('viewer')
    .input(leaderboardInput)
    .output(leaderboardSchema)
    .query(({ ctx, input }) => getLeaderboard(ctx, input)),
  reported: allow('viewer')
    .output(reportedScoresSchema)
    .query(() => listReported()),
});
