import { z } from 'zod';

import {
  importPreviewSchema,
  importStateSchema,
  recipeSchema,
  startImportInput,
} from '@assay/contracts/imports';

import { asAssayError } from '../imports/import-failure.ts';
import { listRecipes } from '../imports/list-recipes.ts';
import { hubClient } from '../imports/open-source.ts';
import { previewImport } from '../imports/preview-import.ts';
import { allow, router } from '../trpc.ts';

const byImport = z.object({ importId: z.uuid() });
/** A hub that does not answer must not hold a page for long. */
const PREVIEW_LIMIT_MS = 60_000;

export const importsRouter = router({
  recipes: allow('viewer')
    .output(z.array(recipeSchema))
    .query(({ ctx }) => listRecipes(ctx)),
  /** The configs and splits of a data set of the hub. A mutation, for its input may hold a token. */
  splits: allow('member')
    .input(z.object({ dataset: z.string().min(3).max(200), token: z.string().max(500).nullable() }))
    .output(z.array(z.object({ config: z.string(), split: z.string() })))
    .mutation(({ ctx, input }) =>
      translated(hubClient(contextOf(ctx, input.token)).splits(input.dataset)),
    ),
  preview: allow('member')
    .input(startImportInput.omit({ limit: true }))
    .output(importPreviewSchema)
    .mutation(({ ctx, input: { token, ...request } }) =>
      translated(previewImport(contextOf(ctx, token), request)),
    ),
  start: allow('member')
    .input(startImportInput)
    .output(byImport)
    .mutation(({ ctx, input }) => ({
      importId: ctx.services.imports.start(ctx.services, ctx.actor.workspace.id, input),
    })),
  state: allow('member')
    .input(byImport)
    .output(importStateSchema)
    .query(({ ctx, input }) => ctx.services.imports.state(ctx.actor.workspace.id, input.importId)),
  cancel: allow('member')
    .input(byImport)
    .mutation(({ ctx, input }) => {
      ctx.services.imports.cancel(ctx.actor.workspace.id, input.importId);
    }),
});

function contextOf({ services, actor }: Parameters<typeof listRecipes>[0], token: string | null) {
  const signal = AbortSignal.timeout(PREVIEW_LIMIT_MS);
  return { services, workspaceId: actor.workspace.id, token, signal };
}

async function translated<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw asAssayError(error);
  }
}
