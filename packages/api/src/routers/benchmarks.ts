import { z } from 'zod';

import {
  benchmarkFamilySchema,
  benchmarkVersionSchema,
  generateBenchmarkInput,
} from '@assay/contracts/benchmarks';
import { idSchema } from '@assay/contracts/ids';
import { findBenchmarkVersions } from '@assay/db/queries/benchmarks';
import { families } from '@assay/eval-core/benchmarks/registry';

import { generateBenchmark } from '../benchmarks/generate-benchmark.ts';
import { getBenchmark } from '../benchmarks/get-benchmark.ts';
import { allow, router } from '../trpc.ts';

const byVersion = z.object({ versionId: idSchema });

export const benchmarksRouter = router({
  families: allow('viewer')
    .output(z.array(benchmarkFamilySchema))
    .query(() =>
      [...families.values()].map(({ name, title, description, levels }) => ({
        name,
        title,
        description,
        levels: [...levels],
      })),
    ),
  list: allow('viewer')
    .output(z.array(benchmarkVersionSchema))
    .query(({ ctx }) => findBenchmarkVersions(ctx.services.prisma, ctx.actor.workspace.id)),
  get: allow('viewer')
    .input(byVersion)
    .output(benchmarkVersionSchema)
    .query(({ ctx, input }) => getBenchmark(ctx, input)),
  generate: allow('member')
    .input(generateBenchmarkInput)
    .output(byVersion)
    .mutation(({ ctx, input }) => generateBenchmark(ctx, input)),
});
