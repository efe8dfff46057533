import { familyByName, type StoredBenchmarkFamily } from '@assay/eval-core/benchmarks/registry';
import { splitReply, type Reply } from '@assay/eval-core/reply';
import { brokenItemVerdict, type Verdict } from '@assay/eval-core/verdict';

export interface GradeRequest {
  /** Name of a benchmark family of eval-core. */
  family: string;
  /** The item's problem as it is stored. */
  problem: unknown;
  reply: Reply;
}

/**
 * Grades the answer of a reply; what stands in its thinking is never graded. Total: where grading itself
 * fails, the verdict is unscorable with the reason `broken-item`, because a fault of ours must never count
 * against a model.
 */
export function gradeReply({ family, problem, reply }: GradeRequest): Verdict {
  return gradeWith(() => familyByName(family), problem, reply);
}

/** The same for a grader that is at hand, looked up by `findGrader`. */
export function gradeWith(
  findGrader: () => Pick<StoredBenchmarkFamily, 'grade'>,
  problem: unknown,
  reply: Reply,
): Verdict {
  try {
    const { answer } = splitReply(reply);
    return findGrader().grade(problem, { answer, finish: reply.finish });
  } catch {
    return brokenItemVerdict();
  }
}
