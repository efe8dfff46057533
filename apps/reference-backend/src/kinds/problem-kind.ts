import type { Rng } from '@assay/eval-core/random';
import type { Note } from '@assay/eval-core/solvers/note';

/** How hard a checkpoint tries: one served name each, with one algorithm for every kind of problem. */
export const TIERS = [
  'random-guess',
  'small-budget',
  'medium-budget',
  'large-budget',
  'exact',
] as const;

export type Tier = (typeof TIERS)[number];

/** What one reply gives a solver besides the problem. */
export interface Effort {
  rng: Rng;
  note: Note;
  /** From the request, 0 to 2: scales the rate of slips and how random the search is; 0 means neither. */
  temperature: number;
}

export interface Solver<P> {
  /** What it is and with what budget: "WalkSAT with at most 20 flips; slips". */
  algorithm: string;
  /** Notes its steps and returns what follows the thinking, with the final answer as the problem asks for it. */
  answer(problem: P, effort: Effort): string;
}

/** A sort of text that the checkpoints can read, and what each of them does with it. */
export interface ProblemKind<P> {
  /** In the plural, for the reply to a text that is of no kind: "mazes with a marked path". */
  title: string;
  /** The problem in a prompt; null: it holds none of this kind. It never reads another kind's prompts. */
  read(prompt: string): P | null;
  /** The first line of the thinking: what was read. */
  summary(problem: P): string;
  solvers: Readonly<Record<Tier, Solver<P>>>;
}

/** A kind that keeps the type of its problems to itself. */
export interface OpenedKind {
  title: string;
  algorithms: Readonly<Record<Tier, string>>;
  /** The answer of that tier to the problem in the prompt; null: the prompt holds none of this kind. */
  answer(prompt: string, tier: Tier, effort: Effort): string | null;
}

export function openKind<P>(kind: ProblemKind<P>): OpenedKind {
  const { title, solvers } = kind;
  const algorithmOf = (tier: Tier) => [tier, solvers[tier].algorithm] as const;
  return {
    title,
    algorithms: Object.fromEntries(TIERS.map(algorithmOf)) as Record<Tier, string>,
    answer(prompt, tier, effort) {
      const problem = kind.read(prompt);
      if (problem === null) return null;
      effort.note(kind.summary(problem));
      return solvers[tier].answer(problem, effort);
    },
  };
}

/** The chance of a slip at the request's temperature, beside what every solver takes. */
export function withSlips({ rng, note, temperature }: Effort, slipFraction: number) {
  return { rng, note, slipFraction: Math.min(1, slipFraction * temperature) };
}
