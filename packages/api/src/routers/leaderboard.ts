import { leaderboardInput, leaderboardSchema } from '@assay/contracts/cells';

import { getLeaderboard } from '../leaderboard/get-leaderboard.ts';
import { allow, router } from '../trpc.ts';

export const leaderboardRouter = router({
  get: allow('viewer')
    .input(leaderboardInput)
    .output(leaderboardSchema)
    .query(({ ctx, input }) => getLeaderboard(ctx, input)),
});
