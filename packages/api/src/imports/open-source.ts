import { setTimeout as sleep } from 'node:timers/promises';

import { AssayError } from '@assay/contracts/errors';
import type { ImportSource } from '@assay/contracts/imports';
import type { ItemMapping } from '@assay/eval-core/imports/item-mapping';
import type { Recipe } from '@assay/eval-core/recipes/recipe';
import { recipes } from '@assay/eval-core/recipes/registry';
import { createHubClient, hubAddresses, type HubClient } from '@assay/exchange/hub-client';
import { localFiles } from '@assay/exchange/local-files';
import type { RecordsSource } from '@assay/exchange/open-records';

import type { ApiServices } from '../services.ts';

export interface ImportContext {
  services: Pick<ApiServices, 'uploads' | 'hubAddress'>;
  workspaceId: number;
  /** A read token of the hub. */
  token: string | null;
  signal: AbortSignal;
}

/** A source that can be opened, and what is known of it. */
export interface FoundSource {
  records: RecordsSource;
  recipe: Recipe | null;
  /** From which a benchmark without a name gets one. */
  nameHint: string;
  /** As it is stored with the version. */
  provenance: Record<string, unknown>;
  licence: string | null;
  isGated: boolean;
}

/**
 * Finds what is to be imported.
 * @throws AssayError 'not-found' for an unknown recipe or file; HubError, UnreadableSourceError
 */
export async function findSource(
  context: ImportContext,
  source: ImportSource,
  mapping: ItemMapping | null,
): Promise<FoundSource> {
  if (source.kind === 'upload') return findUpload(context, source, mapping);
  const client = hubClient(context);
  if (source.kind === 'hub') return findDataset(client, source, mapping?.labelNames ?? false);
  const recipe = requireRecipe(source.recipe);
  const { dataset, config, split, revision } = recipe.hub;
  const place = { dataset, config, split, revision: source.revision ?? revision };
  const labelNames = [mapping, ...recipe.mappings].some((one) => one?.labelNames === true);
  const found = await findDataset(client, place, labelNames);
  const licence = recipe.licence.name;
  return { ...found, recipe, nameHint: recipe.name, licence, isGated: recipe.isGated };
}

export function hubClient({ services, token, signal }: ImportContext): HubClient {
  return createHubClient({
    addresses: hubAddresses(services.hubAddress),
    token,
    sleep: async (durationMs) => {
      await sleep(durationMs, undefined, { signal });
    },
    nowMs: () => performance.now(),
    signal,
  });
}

async function findDataset(
  client: HubClient,
  place: { dataset: string; config: string | null; split: string | null; revision: string | null },
  labelNames: boolean,
): Promise<FoundSource> {
  const { dataset, revision } = place;
  const { licence, isGated } = await client.describe(dataset);
  const { config, split } = await chosenSplit(client, place);
  return {
    records: { kind: 'hub', client, dataset, config, split, revision, labelNames },
    recipe: null,
    nameHint: dataset.split('/')[1] ?? dataset,
    provenance: { kind: 'hub', dataset, config, split },
    licence,
    isGated,
  };
}

/** The split that was named, else the only one, else that of the config "default" called "test". */
async function chosenSplit(
  client: HubClient,
  { dataset, config, split }: { dataset: string; config: string | null; split: string | null },
): Promise<{ config: string; split: string }> {
  if (config !== null && split !== null) return { config, split };
  const all = await client.splits(dataset);
  const fitting = all.filter(
    (one) => (config ?? one.config) === one.config && (split ?? one.split) === one.split,
  );
  const usual =
    fitting.length > 1
      ? fitting.filter(
          (one) => one.config === (config ?? 'default') && one.split === (split ?? 'test'),
        )
      : fitting;
  const [only] = usual;
  if (only !== undefined && usual.length === 1) return only;
  const list = all.slice(0, 20).map((one) => `${one.config} / ${one.split}`);
  throw new AssayError(
    'bad-input',
    `Say which config and split of "${dataset}" is meant: it has ${list.join(', ') || 'none'}.`,
  );
}

async function findUpload(
  { services, workspaceId }: ImportContext,
  { uploadId, recipe: recipeName }: Extract<ImportSource, { kind: 'upload' }>,
  mapping: ItemMapping | null,
): Promise<FoundSource> {
  const recipe = recipeName === null ? null : requireRecipe(recipeName);
  const upload = await services.uploads.find(workspaceId, uploadId);
  return {
    records: await localFiles([upload.path], mapping ?? {}),
    recipe,
    nameHint: recipe?.name ?? upload.name.replace(/(\.(jsonl?|csv|tsv|txt|ndjson|gz))+$/i, ''),
    provenance: { kind: 'file', file: upload.name },
    licence: recipe?.licence.name ?? null,
    isGated: recipe?.isGated ?? false,
  };
}

function requireRecipe(name: string): Recipe {
  const recipe = recipes.get(name);
  if (recipe !== undefined) return recipe;
  throw new AssayError(
    'not-found',
    `There is no recipe "${name}"; there are ${[...recipes.keys()].join(', ')}.`,
  );
}
