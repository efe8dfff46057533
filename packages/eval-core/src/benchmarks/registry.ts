import { verdictOf } from '../verdict.ts';
import type { BenchmarkFamily } from './family.ts';
import { mazeFamily } from './maze/family.ts';
import { threeSatFamily } from './three-sat/family.ts';

/** A family whose problems come from storage: the grader reads them first, so any JSON may be passed. */
export type StoredBenchmarkFamily = BenchmarkFamily<unknown>;

/** All benchmark families by name. */
export const families: ReadonlyMap<string, StoredBenchmarkFamily> = new Map(
  [forStoredProblems(threeSatFamily), forStoredProblems(mazeFamily)].map((family) => [
    family.name,
    family,
  ]),
);

/** The family of that name; throws a sentence with the names there are. */
export function familyByName(name: string): StoredBenchmarkFamily {
  const family = families.get(name);
  if (family !== undefined) return family;
  throw new Error(
    `There is no benchmark family "${name}"; choose among ${[...families.keys()].join(', ')}.`,
  );
}

function forStoredProblems<P>(family: BenchmarkFamily<P>): StoredBenchmarkFamily {
  const read = (problem: unknown): P | null => {
    try {
      return family.parseProblem(problem);
    } catch {
      // parseProblem says what is malformed to whoever stores it; of a reply there is nothing to say.
      return null;
    }
  };
  return {
    ...family,
    candidates(problem, text) {
      const parsed = read(problem);
      return parsed === null ? [] : family.candidates(parsed, text);
    },
    grade(problem, text) {
      const parsed = read(problem);
      return parsed === null ? verdictOf('unreadable-gold') : family.grade(parsed, text);
    },
  };
}
