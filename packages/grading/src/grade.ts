import type { Candidate } from '@assay/eval-core/answers/candidate';
import type { GradedItem, Grader, GradingOptions } from '@assay/eval-core/graders/grader';
import type { GraderIdentity } from '@assay/eval-core/graders/identity';
import { graders } from '@assay/eval-core/graders/registry';
import type { Reply } from '@assay/eval-core/reply';
import { verdictOf, type Verdict } from '@assay/eval-core/verdict';

import { extractCandidates, type PlacedCandidate } from './extract-candidates.ts';
import type { GradeTask } from './grade-task.ts';
import type { GradingContext } from './grading-context.ts';
import { JudgeUnavailableError } from './judge/errors.ts';
import { GradingPoolError } from './pool/errors.ts';
import type { GradingPool } from './pool/grading-pool.ts';

/** Judges one kind of answer by what needs a process or a network: a sandbox, a judge. */
export interface AsyncGrader {
  /** The kind of answer it judges: "code", "judge". */
  kind: string;
  name: string;
  /** Changes whenever the same reply could get another verdict. */
  version: string;
  /** As of Grader. */
  candidates: (item: GradedItem, text: string, options: GradingOptions) => Candidate[];
  /**
   * The verdict on a reply, or on `reply.content` alone where that is the answer itself. It keeps its own
   * time. What it rejects with is a fault of ours, but for JudgeUnavailableError.
   */
  grade: (item: GradedItem, reply: Reply, options: AsyncGradingOptions) => Promise<Verdict>;
}

export interface AsyncGradingOptions {
  isBare: boolean;
  /** Absent: for nobody, and without end. */
  context?: GradingContext;
  /** Another grader's verdict; absent: there is no other. */
  gradeBy?: Grading['grade'];
}

export interface GradedVerdict extends Verdict {
  grader: GraderIdentity;
}

export interface GradingParts {
  pool: GradingPool;
  /** For kinds that the pool has no grader of. */
  asyncGraders?: readonly AsyncGrader[];
  /** Told of every error behind a verdict `grader-fault`, for the log. */
  onFault: (error: unknown, grader: GraderIdentity) => void;
}

/** Grades replies of every kind there is. */
export interface Grading {
  /** Who judges that kind; throws UnknownKindError. */
  graderOf: (kind: string) => GraderIdentity;
  /**
   * The verdict on a reply. Whatever a grader throws makes it unscorable, `grader-fault`. Rejects with
   * UnknownKindError, with GradingPoolError or JudgeUnavailableError when there is nothing to grade with, and
   * with the reason of the context's signal.
   */
  grade: (task: GradeTask, context?: GradingContext) => Promise<GradedVerdict>;
  /** What could be meant as the final answer: see `extractCandidates` and the pool's `extract`. */
  extract: (task: GradeTask) => Promise<PlacedCandidate[]>;
}

/** A kind that no grader judges. */
export class UnknownKindError extends Error {
  override readonly name = 'UnknownKindError';
}

/** The entrance to grading, for worker and command line; the pool stays its maker's to close. */
export function createGrading({ pool, asyncGraders = [], onFault }: GradingParts): Grading {
  const asyncByKind = new Map(asyncGraders.map((grader) => [grader.kind, grader]));

  function graderOf(kind: string): Grader | AsyncGrader {
    const grader = asyncByKind.get(kind) ?? graders.get(kind);
    if (grader !== undefined) return grader;
    const kinds = [...graders.keys(), ...asyncByKind.keys()].join(', ');
    throw new UnknownKindError(`There is no grader for "${kind}"; choose among ${kinds}.`);
  }

  function verdictOn(task: GradeTask, context: GradingContext): Promise<Verdict> {
    const { kind, item, reply, isBare = false } = task;
    const options = { isBare, context, gradeBy: grade };
    return asyncByKind.get(kind)?.grade(item, reply, options) ?? pool.grade(task);
  }

  function identify({ kind, name, version }: GraderIdentity): GraderIdentity {
    return { kind, name, version };
  }

  async function grade(task: GradeTask, context: GradingContext = {}): Promise<GradedVerdict> {
    const grader = identify(graderOf(task.kind));
    try {
      return { ...(await verdictOn(task, context)), grader };
    } catch (error) {
      context.signal?.throwIfAborted();
      if (error instanceof GradingPoolError || error instanceof JudgeUnavailableError) throw error;
      onFault(error, grader);
      const detail = 'The grader itself failed; the log has the error.';
      return { ...verdictOf('grader-fault', { detail }), grader };
    }
  }

  return {
    graderOf: (kind) => identify(graderOf(kind)),
    grade,
    async extract(task) {
      const grader = graderOf(task.kind);
      return asyncByKind.has(task.kind) ? extractCandidates(grader, task) : pool.extract(task);
    },
  };
}
