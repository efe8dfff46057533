import { FLAG_KINDS, type RunFlag } from '@assay/contracts/flags';

const MOST_EXAMPLES = 5;

/** The flags of several runs as those of one, in the order of their kinds. */
export function addFlags(flags: readonly RunFlag[]): RunFlag[] {
  return FLAG_KINDS.map((kind) => {
    const same = flags.filter((flag) => flag.kind === kind);
    const samples = same.reduce((sum, flag) => sum + flag.samples, 0);
    const exampleIds = same.flatMap((flag) => flag.exampleIds).slice(0, MOST_EXAMPLES);
    return { kind, samples, exampleIds };
  }).filter(({ samples }) => samples > 0);
}
