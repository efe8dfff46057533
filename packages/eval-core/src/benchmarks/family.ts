import type { Finish } from '../finish.ts';
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

/** The part of a reply that may be graded. `answer` is null when the reply was cut off before one. */
export interface GradableReply {
  answer: string | null;
  finish: Finish;
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
  /** Never throws, and never says incorrect of an item that cannot be graded. */
  grade(problem: P, reply: GradableReply): Verdict;
}
