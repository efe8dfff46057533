import { verdictOf } from '../verdict.ts';
import { arithmeticFamily } from './arithmetic/family.ts';
import { baCalendarFamily } from './ba-calendar/family.ts';
import { isVerified, type BenchmarkFamily, type VerifiedFamily } from './family.ts';
import { instructionsFamily } from './instructions/family.ts';
import { longContextFamily } from './long-context/family.ts';
import { mazeFamily } from './maze/family.ts';
import { programsFamily } from './programs/family.ts';
import { spatialMapFamily } from './spatial-map/family.ts';
import { threeSatFamily } from './three-sat/family.ts';
import { tspFamily } from './tsp/family.ts';

/** A family whose problems come from storage: it reads them first, so any JSON may be passed. */
export type StoredBenchmarkFamily = BenchmarkFamily<unknown>;

/** All benchmark families by name. */
export const families: ReadonlyMap<string, StoredBenchmarkFamily> = new Map(
  [
    forStoredProblems(threeSatFamily),
    forStoredProblems(tspFamily),
    forStoredProblems(baCalendarFamily),
    forStoredProblems(mazeFamily),
    forStoredProblems(spatialMapFamily),
    forStoredProblems(longContextFamily),
    forStoredProblems(arithmeticFamily),
    forStoredProblems(instructionsFamily),
    forStoredProblems(programsFamily),
  ].map((family) => [family.name, family]),
);

/** Those with a verifier of their own, which are kinds of graders too. */
export const verifiedFamilies: ReadonlyMap<string, VerifiedFamily<unknown>> = new Map(
  [...families.values()].filter(isVerified).map((family) => [family.name, family]),
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
  const readers = {
    goldReply: (problem: unknown) => family.goldReply(family.parseProblem(problem)),
    chanceFraction: (problem: unknown) => family.chanceFraction(family.parseProblem(problem)),
  };
  if (isVerified(family)) return { ...family, ...readers, ...storedVerifier(family) };
  return {
    ...family,
    ...readers,
    graderParams: (problem) => family.graderParams(family.parseProblem(problem)),
  };
}

function storedVerifier<P>(family: VerifiedFamily<P>) {
  const read = (problem: unknown): P | null => {
    try {
      return family.parseProblem(problem);
    } catch {
      // parseProblem says what is malformed to whoever stores it; of a reply there is nothing to say.
      return null;
    }
  };
  return {
    candidates(problem: unknown, text: string) {
      const parsed = read(problem);
      return parsed === null ? [] : family.candidates(parsed, text);
    },
    grade(problem: unknown, text: string) {
      const parsed = read(problem);
      return parsed === null ? verdictOf('unreadable-gold') : family.grade(parsed, text);
    },
  };
}
