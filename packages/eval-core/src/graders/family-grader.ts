import type { VerifiedFamily } from '../benchmarks/family.ts';
import type { Grader } from './grader.ts';

/** A family with a verifier as a grader: the problem stands in `params.problem`, and no gold is compared with. */
export function familyGrader(family: VerifiedFamily<unknown>): Grader {
  const { name, version } = family.grader;
  return {
    kind: family.name,
    name,
    version,
    candidates: ({ params }, text) => family.candidates(params.problem, text),
    grade: ({ params }, text) => family.grade(params.problem, text),
    goldTexts: ({ gold }) => (typeof gold === 'string' ? [gold] : []),
  };
}
