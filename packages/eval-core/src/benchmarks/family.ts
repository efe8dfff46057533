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

/** A benchmark that is made from a seed and graded by checking the answer against the problem. */
export interface BenchmarkFamily<P> {
  name: string;
  title: string;
  description: string;
  grader: { name: string; version: string };
  /** Changes whenever the same seed would give other items. */
  generatorVersion: string;
  levels: readonly BenchmarkLevel[];
  /** Throws one sentence when the spec names a level that is not in the table, or an impossible count. */
  generate(spec: GenerateSpec): GeneratedItem<P>[];
  /** Reads a stored problem; throws one sentence when it is malformed. */
  parseProblem(value: unknown): P;
  /** The places of the text that could be meant as the final answer, most trusted first. */
  candidates(problem: P, text: string): Candidate[];
  /**
   * The verdict on the final answer in the text; null when there is none. Never says incorrect of a problem
   * that cannot be graded, and never throws.
   */
  grade(problem: P, text: string): Verdict | null;
}
