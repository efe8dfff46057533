import type { z } from 'zod';

import type { generateBenchmarkInput } from '@assay/contracts/benchmarks';
import { AssayError } from '@assay/contracts/errors';
import { storeBenchmarkVersion } from '@assay/db/queries/store-benchmark-version';
import {
  generatedVersion,
  type GeneratedVersion,
} from '@assay/eval-core/benchmarks/generated-version';
import { families } from '@assay/eval-core/benchmarks/registry';

import type { ApiServices } from '../services.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Makes the items of a generated benchmark and stores them as a version; the same specification finds the
 * version that is there.
 * @throws AssayError 'bad-input' for an unknown family or a level that its table does not have.
 */
export async function generateBenchmark(
  { services, actor }: UseCaseContext,
  input: z.output<typeof generateBenchmarkInput>,
): Promise<{ versionId: number }> {
  return { versionId: await storeGeneratedBenchmark(services, actor.workspace.id, input) };
}

export async function storeGeneratedBenchmark(
  { pool }: Pick<ApiServices, 'pool'>,
  workspaceId: number,
  input: z.output<typeof generateBenchmarkInput>,
): Promise<number> {
  const { items, source, ...version } = versionOf(input);
  const head = { ...version, workspaceId, source: () => source, defaultRepeats: null };
  return (await storeBenchmarkVersion(pool, head, items)).versionId;
}

function versionOf(input: z.output<typeof generateBenchmarkInput>): GeneratedVersion {
  const family = families.get(input.family);
  if (!family) {
    const names = [...families.keys()].join(', ');
    throw new AssayError(
      'bad-input',
      `There is no benchmark family ${input.family}; there are ${names}.`,
    );
  }
  try {
    return generatedVersion(family, input);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AssayError('bad-input', error.message, { cause: error });
  }
}
