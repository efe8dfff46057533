import { asked, createApiClient } from '../api-client.ts';
import type { Installation } from '../installation.ts';

/** The benchmark versions of an installation, one a line. */
export async function listBenchmarks(installation: Installation): Promise<string> {
  const client = createApiClient(installation);
  const versions = await asked(installation, client.benchmarks.list.query());
  return versions
    .map(({ name, version, itemCount, title }) => `${name}\t${version}\t${itemCount}\t${title}`)
    .join('\n');
}

/** The recipes that an installation knows, one a line. */
export async function listRecipes(installation: Installation): Promise<string> {
  const client = createApiClient(installation);
  const recipes = await asked(installation, client.imports.recipes.query());
  return recipes
    .map(({ name, dataset, isGated, isVerified, defaultRepeats, title }) =>
      [
        name,
        dataset,
        isGated ? 'gated' : 'open',
        isVerified ? 'verified' : 'unverified',
        `${defaultRepeats} repeats`,
        title,
      ].join('\t'),
    )
    .join('\n');
}
