import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

import { accountRouter } from './routers/account.ts';
import { annotationsRouter } from './routers/annotations.ts';
import { backendsRouter } from './routers/backends.ts';
import { benchmarksRouter } from './routers/benchmarks.ts';
import { checkpointsRouter } from './routers/checkpoints.ts';
import { gradingsRouter } from './routers/gradings.ts';
import { importsRouter } from './routers/imports.ts';
import { inFlightRouter } from './routers/in-flight.ts';
import { leaderboardRouter } from './routers/leaderboard.ts';
import { promptsRouter } from './routers/prompts.ts';
import { runsRouter } from './routers/runs.ts';
import { samplesRouter } from './routers/samples.ts';
import { statisticsRouter } from './routers/statistics.ts';
import { sweepsRouter } from './routers/sweeps.ts';
import { teachableRouter } from './routers/teachable.ts';
import { workersRouter } from './routers/workers.ts';
import { createCallerFactory, router } from './trpc.ts';

export const appRouter = router({
  account: accountRouter,
  annotations: annotationsRouter,
  backends: backendsRouter,
  benchmarks: benchmarksRouter,
  checkpoints: checkpointsRouter,
  gradings: gradingsRouter,
  imports: importsRouter,
  inFlight: inFlightRouter,
  leaderboard: leaderboardRouter,
  prompts: promptsRouter,
  runs: runsRouter,
  samples: samplesRouter,
  statistics: statisticsRouter,
  sweeps: sweepsRouter,
  teachable: teachableRouter,
  workers: workersRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

/** Calls procedures in-process: server components and tests. */
export const createCaller = createCallerFactory(appRouter);
