import { verifiedFamilies } from '../benchmarks/registry.ts';
import { choiceGrader } from './choice-grader.ts';
import { familyGrader } from './family-grader.ts';
import type { Grader } from './grader.ts';
import { instructionsGrader } from './instructions-grader.ts';
import { mathGrader } from './math-grader.ts';
import { numberGrader } from './number-grader.ts';
import { textGrader } from './text-grader.ts';

/** All pure graders by kind. Kinds that need a process (code, a judge) are in packages/grading. */
export const graders: ReadonlyMap<string, Grader> = new Map(
  [
    mathGrader,
    choiceGrader,
    textGrader,
    numberGrader,
    instructionsGrader,
    ...[...verifiedFamilies.values()].map(familyGrader),
  ].map((grader) => [grader.kind, grader]),
);

/** The grader of that kind; throws a sentence with the kinds there are. */
export function graderOfKind(kind: string): Grader {
  const grader = graders.get(kind);
  if (grader !== undefined) return grader;
  throw new Error(
    `There is no grader for "${kind}"; choose among ${[...graders.keys()].join(', ')}.`,
  );
}
