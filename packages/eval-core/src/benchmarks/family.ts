import type { Candidate } from '../answers/candidate.ts';
import type { Verdict } from '../verdict.ts';

export interface BenchmarkLevel {
  level: number;
  description: string;
}

export interface GenerateSpec {
  /** Any text; the same seed gives the same items on every machine. */
  seed: string;
  /** Levels of the family's table; items come in this order. */
  levels: readonly number[];
  itemsPerLevel: number;
}

export type ItemAttributes = Record<string, string | number | boolean>;

export interface GeneratedItem<P> {
  /** Stable within a seed, whatever else is generated with it: "L03-007" is the seventh item of level 3. */
  key: string;
  prompt: string;
  /** Short text for people: one right answer. Graders never compare with it. */
  gold: string;
  /** What the grader needs, as plain JSON. */
  problem: P;
  attributes: ItemAttributes;
}

/** A benchmark that is made from a seed and judged by checking the answer against the problem. */
export type BenchmarkFamily<P> = VerifiedFamily<P> | DelegatedFamily<P>;

interface FamilyBasics<P> {
  name: string;
  title: string;
  description: string;
  /** Changes whenever the same seed would give other items. */
  generatorVersion: string;
  levels: readonly BenchmarkLevel[];
  /** How a final answer must look, in one sentence. */
  answerFormat: string;
  /** Throws one sentence when the spec names a level that is not in the table, or an impossible count. */
  generate(spec: GenerateSpec): GeneratedItem<P>[];
  /** Reads a stored problem; throws one sentence when it is malformed. */
  parseProblem(value: unknown): P;
  /** A whole reply with a right answer, found by the reference solver; the gold plays no part. */
  goldReply(problem: P): string;
  /**
   * The chance, 0 to 1, that one reply of the random guesser (docs/benchmarks says what it draws from) is
   * right on this problem. Exact, from the problem alone: the floor of the benchmark.
   */
  chanceFraction(problem: P): number;
}

/** A family with a verifier of its own. */
export interface VerifiedFamily<P> extends FamilyBasics<P> {
  grader: { name: string; version: string };
  /** The places of the text that could be meant as the final answer, most trusted first. */
  candidates(problem: P, text: string): Candidate[];
  /**
   * The verdict on the final answer in the text; null when there is none. Never says incorrect of a problem
   * that cannot be graded, and never throws.
   */
  grade(problem: P, text: string): Verdict | null;
}

/** A family whose replies a general grader judges, by parameters made from the problem. */
export interface DelegatedFamily<P> extends FamilyBasics<P> {
  graderKind: 'code' | 'instructions';
  graderParams(problem: P): Record<string, unknown>;
}

export function isVerified<P>(family: BenchmarkFamily<P>): family is VerifiedFamily<P> {
  return 'grade' in family;
}
