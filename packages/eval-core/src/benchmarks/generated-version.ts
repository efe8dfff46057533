import { graderIdentity } from '../graders/identity.ts';
import { isVerified, type BenchmarkFamily, type GenerateSpec } from './family.ts';
import type { VersionFrame, VersionItem } from './version-hash.ts';

/** The item's prompt and nothing else: a generated prompt says itself what the answer must look like. */
const PLAIN_TEMPLATE = '{{prompt}}';

export interface GeneratedVersion extends VersionFrame {
  benchmark: { name: string; title: string; description: string };
  source: Record<string, unknown>;
  items: VersionItem[];
}

/** What is stored of a generated benchmark. Throws a RangeError with one sentence for a spec that its family refuses. */
export function generatedVersion(
  family: BenchmarkFamily<unknown>,
  spec: GenerateSpec,
): GeneratedVersion {
  const { name, title, description, generatorVersion } = family;
  const { seed, levels, itemsPerLevel } = spec;
  return {
    benchmark: { name, title, description },
    source: { kind: 'generated', generatorVersion, seed, levels, itemsPerLevel },
    grader: graderOf(family),
    template: PLAIN_TEMPLATE,
    items: family
      .generate(spec)
      .map((item) => ({ ...item, problem: storedProblem(family, item.problem) })),
  };
}

function graderOf(family: BenchmarkFamily<unknown>): VersionFrame['grader'] {
  const kind = isVerified(family) ? family.name : family.graderKind;
  const grader = graderIdentity(kind);
  if (grader === null) throw new Error(`The family ${family.name} has no grader of kind ${kind}.`);
  return { ...grader, params: {} };
}

/** Of a family with a verifier the problem itself; else what the general grader reads, and the problem beside it. */
function storedProblem(family: BenchmarkFamily<unknown>, problem: unknown): unknown {
  return isVerified(family) ? problem : { params: family.graderParams(problem), problem };
}
