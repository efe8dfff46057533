import type { z } from 'zod';

import type { generateBenchmarkInput } from '@assay/contracts/benchmarks';
import { AssayError } from '@assay/contracts/errors';
import type { GraderInfo } from '@assay/contracts/graders';
import { storeBenchmarkVersion } from '@assay/db/queries/store-benchmark-version';
import {
  isVerified,
  type BenchmarkFamily,
  type GeneratedItem,
} from '@assay/eval-core/benchmarks/family';
import { families } from '@assay/eval-core/benchmarks/registry';
import { graderIdentity } from '@assay/eval-core/graders/identity';

import type { ApiServices } from '../services.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The item's prompt and nothing else: a generated prompt says itself what the answer must look like. */
const plainTemplate = '{{prompt}}';

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
  services: Pick<ApiServices, 'pool'>,
  workspaceId: number,
  input: z.output<typeof generateBenchmarkInput>,
): Promise<number> {
  const { family, items } = generateItems(input);
  const { name, title, description, generatorVersion } = family;
  const { seed, levels, itemsPerLevel } = input;
  const version = {
    workspaceId,
    benchmark: { name, title, description },
    source: () => ({ kind: 'generated', generatorVersion, seed, levels, itemsPerLevel }),
    grader: graderOf(family),
    template: plainTemplate,
    defaultRepeats: null,
  };
  const stored = items.map((item) => ({ ...item, problem: storedProblem(family, item.problem) }));
  return (await storeBenchmarkVersion(services.pool, version, stored)).versionId;
}

function graderOf(family: BenchmarkFamily<unknown>): GraderInfo {
  const kind = isVerified(family) ? family.name : family.graderKind;
  const grader = graderIdentity(kind);
  if (grader === null) throw new Error(`The family ${family.name} has no grader of kind ${kind}.`);
  return { ...grader, params: {} };
}

/** Of a family with a verifier the problem itself; else what the general grader reads, and the problem beside it. */
function storedProblem(family: BenchmarkFamily<unknown>, problem: unknown): unknown {
  return isVerified(family) ? problem : { params: family.graderParams(problem), problem };
}

function generateItems(input: z.output<typeof generateBenchmarkInput>): {
  family: BenchmarkFamily<unknown>;
  items: GeneratedItem<unknown>[];
} {
  const family = families.get(input.family);
  if (!family) {
    throw new AssayError(
      'bad-input',
      `There is no benchmark family ${input.family}; there are ${names()}.`,
    );
  }
  try {
    return { family, items: family.generate(input) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AssayError('bad-input', error.message, { cause: error });
  }
}

function names(): string {
  return [...families.keys()].join(', ');
}
