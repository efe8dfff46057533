import type { Sampling } from '@assay/contracts/sampling';
import type { Judgement } from '@assay/eval-core/judge/judgement';
import type { Reply } from '@assay/eval-core/reply';

import type { GradingContext } from '../grading-context.ts';

export interface JudgeRequest {
  /** The message of the user. */
  prompt: string;
  sampling: Sampling;
  seed: number;
}

/** A model that is asked for a judgement. */
export interface Judge {
  /** As its backend serves it. */
  servedName: string;
  /** As people know the backend. */
  backend: string;
  /** As plain JSON, all else that decides what it replies: which backend, a system message. */
  identity: Readonly<Record<string, unknown>>;
  /**
   * Resolves with its reply, however many attempts that takes. Rejects with JudgeRefusalError,
   * JudgeUnavailableError, or the reason of the context's signal.
   */
  ask: (request: JudgeRequest, context: GradingContext) => Promise<Reply>;
}

/**
 * The judge that `params.judge` names, to one who may use it.
 * Rejects with UnreadableItemError where it names none, and with JudgeUnavailableError.
 */
export type OpenJudge = (wanted: unknown, context: GradingContext) => Promise<Judge>;

/** A judgement as it is kept. */
export interface KeptJudgement {
  /** The judge's served name. */
  judge: string;
  /** Name, version and hash of the template. */
  template: string;
  /** What the judge wrote. */
  reply: string;
  /** null: the reply holds no decision. */
  judgement: Judgement | null;
}

/** Judgements by the hash of all that decides them. What goes wrong with it is its own to deal with. */
export interface JudgementCache {
  find: (hash: string) => Promise<Pick<KeptJudgement, 'reply' | 'judgement'> | null>;
  store: (hash: string, kept: KeptJudgement) => Promise<void>;
}

/** Keeps judgements as long as the process lives. */
export function createMemoryCache(): JudgementCache {
  const kept = new Map<string, KeptJudgement>();
  return {
    find: (hash) => Promise.resolve(kept.get(hash) ?? null),
    store: (hash, judgement) => {
      kept.set(hash, judgement);
      return Promise.resolve();
    },
  };
}
