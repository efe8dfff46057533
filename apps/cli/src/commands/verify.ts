import { verifyLineSchema, type VerifiedLine } from '@assay/contracts/grading/verify-line';
import { isVerified, type BenchmarkFamily } from '@assay/eval-core/benchmarks/family';
import { familyByName } from '@assay/eval-core/benchmarks/registry';
import type { Grading } from '@assay/grading/grade';

import type { AnswerLine } from '../lines/answer-lines.ts';
import { LineError } from '../lines/line-error.ts';
import { lineAs } from '../lines/parse-json-line.ts';
import { runLines, type LineOptions } from '../lines/run-lines.ts';

/**
 * Checks replies to items of a generated family, JSON lines in and out; resolves with the exit code. Rejects with
 * one sentence for an unknown family.
 */
export async function verify(name: string, options: LineOptions): Promise<number> {
  const family = familyByName(name);
  return runLines(options, (grading) => verifyLines(family, grading));
}

/** The verdict on each `{"item": …, "reply": …}`: only the item's problem is read, its gold never. */
export function verifyLines(family: BenchmarkFamily<unknown>, grading: Grading): AnswerLine {
  return async (value): Promise<VerifiedLine> => {
    const { item, reply } = lineAs(verifyLineSchema, value);
    const { id = null, benchmark = family.name, prompt = null } = item;
    if (benchmark !== family.name) {
      throw new LineError('bad-line', `The item is of "${benchmark}", not of "${family.name}".`);
    }
    const { kind, params } = taskOf(family, item.problem);
    const { outcome, reason, checks, scores, detail } = await grading.grade({
      kind,
      item: { gold: null, options: null, params, prompt },
      reply: { content: reply, reasoning: null, finish: 'stop' },
    });
    return {
      id,
      verdict: outcome,
      checks: checks ?? {},
      reason,
      ...(scores && { scores }),
      ...(detail !== null && { detail }),
    };
  };
}

function taskOf(
  family: BenchmarkFamily<unknown>,
  problem: unknown,
): { kind: string; params: Record<string, unknown> } {
  if (isVerified(family)) return { kind: family.name, params: { problem } };
  try {
    return { kind: family.graderKind, params: family.graderParams(problem) };
  } catch (error) {
    throw new LineError('unreadable-item', error instanceof Error ? error.message : String(error));
  }
}
