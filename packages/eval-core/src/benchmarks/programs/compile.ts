import type { ProgramProblem } from './problem.ts';
import { bindSteps } from './run-steps.ts';

/** Modules of the names that operations use. */
const IMPORTS: readonly (readonly [string, string])[] = [
  ['Counter', 'from collections import Counter'],
  ['reduce', 'from functools import reduce'],
  ['accumulate', 'from itertools import accumulate'],
  ['groupby', 'from itertools import groupby'],
];

/** The reference program: a line of Python for each step. */
export function compilePython({ entryPoint, inputKind, steps }: ProgramProblem): string {
  const bound = bindSteps(steps, inputKind);
  const endsInResult = bound.at(-1)?.operation.gives === 'result';
  const body = bound.map(({ python, operation }) =>
    operation.gives === 'result' ? `    return ${python()}` : `    items = ${python()}`,
  );
  const source = [
    `def ${entryPoint}(items):`,
    ...body,
    ...(endsInResult ? [] : ['    return items']),
  ].join('\n');
  const imports = IMPORTS.filter(([name]) => source.includes(`${name}(`)).map(([, line]) => line);
  return imports.length === 0 ? source : `${imports.join('\n')}\n\n\n${source}`;
}

/** A reply with the reference program. */
export function programGoldReply(problem: ProgramProblem): string {
  return `Each step becomes one line.\n\n\`\`\`python\n${compilePython(problem)}\n\`\`\``;
}
