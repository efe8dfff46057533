import { profileFault } from '@assay/eval-core/graders/profile-fault';
import { createCodeGrader } from '@assay/grading/code/code-grader';
import { createGrading, type Grading } from '@assay/grading/grade';
import { createMemoryCache } from '@assay/grading/judge/judge';
import { createJudgeGrader } from '@assay/grading/judge/judge-grader';
import { createGradingPool } from '@assay/grading/pool/grading-pool';
import { lazySandbox } from '@assay/grading/sandbox/lazy-sandbox';
import type { SandboxLevel } from '@assay/grading/sandbox/sandbox';

import { CommandFailure } from '../failure.ts';
import { createJudgeOpener, type JudgeOptions } from '../judge/open-judge.ts';
import { answerLines, type AnswerLine } from './answer-lines.ts';
import { isBrokenPipe } from './write-lines.ts';

export interface LineOptions extends JudgeOptions {
  /** Grading threads, at most; absent: one for each core. */
  threads?: number;
  /** Milliseconds for one verdict; absent: 2,000. */
  timeLimit?: number;
  /** The policy of lines that name none. */
  profile?: string;
  /** Where programs run; absent: at the strongest level that holds. */
  sandbox?: 'auto' | SandboxLevel;
  /** What the sandbox keeps between starts; absent: nothing. */
  sandboxFolder?: string;
}

/**
 * Answers the lines of standard input on standard output. Resolves with the exit code: 1 when a line could
 * not be answered.
 * @throws CommandFailure for a profile that there is not
 */
export async function runLines(
  {
    threads,
    timeLimit: timeLimitMs,
    profile,
    sandbox: level,
    sandboxFolder,
    ...judge
  }: LineOptions,
  answerWith: (grading: Grading) => AnswerLine,
): Promise<number> {
  // Only lines of the kind "math" read it, and each of them would be unscorable.
  const fault = profileFault({ kind: 'math', params: { profile } });
  if (fault !== null) throw new CommandFailure(fault);
  const { stdin, stdout } = process;
  const judgeGrader = createJudgeGrader({
    openJudge: createJudgeOpener(judge),
    cache: createMemoryCache(),
  });
  const pool = createGradingPool({ threads, timeLimitMs });
  const sandbox = lazySandbox({ level: level ?? 'auto', folder: sandboxFolder ?? null });
  const asyncGraders = [createCodeGrader(sandbox), judgeGrader];
  const grading = createGrading({ pool, asyncGraders, onFault: reportFault });
  let outputError: unknown = null;
  stdout.on('error', (error) => {
    outputError = error;
    // Nobody reads any more: what is still to come is of no use.
    stdin.destroy();
  });
  try {
    const { errors } = await answerLines({ input: stdin, output: stdout }, answerWith(grading));
    return errors === 0 ? 0 : 1;
  } catch (error) {
    // A reader such as `head` has seen enough.
    if (isBrokenPipe(outputError ?? error)) return 0;
    throw error;
  } finally {
    await Promise.all([pool.close(), sandbox.close()]);
  }
}

function reportFault(error: unknown, { name, version }: { name: string; version: string }): void {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const trace = cause instanceof Error ? cause.stack : String(cause);
  process.stderr.write(`The grader ${name} ${version} failed: ${trace}\n`);
}
