import { TIERS, type Tier } from './kinds/problem-kind.ts';
import { KINDS } from './kinds/registry.ts';

/** A kit of search algorithms under one served name, one for each kind of problem. */
export interface Checkpoint {
  id: string;
  tier: Tier;
  description: string;
}

/** Names say what a checkpoint is: solvers with that budget, never a language model. */
export const CHECKPOINTS: readonly Checkpoint[] = TIERS.map((tier) => ({
  id: `solver:${tier}`,
  tier,
  description: KINDS.map(({ title, algorithms }) => `${title}: ${algorithms[tier]}`).join('. '),
}));
