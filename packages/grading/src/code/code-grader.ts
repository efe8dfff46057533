import { extractionAt } from '@assay/eval-core/answers/extraction';
import {
  assembleProgram,
  programCandidates,
  type ProgramSought,
} from '@assay/eval-core/code/find-program';
import { readCodeItem } from '@assay/eval-core/code/read-code-item';
import { gradeBareAnswer, gradeReply } from '@assay/eval-core/graders/grade-reply';
import type { GradedItem, Grader, GradingOptions } from '@assay/eval-core/graders/grader';
import { CODE_GRADER } from '@assay/eval-core/graders/identity';
import { splitReply, type Reply } from '@assay/eval-core/reply';
import { verdictOf, type Extraction, type Verdict } from '@assay/eval-core/verdict';

import type { AsyncGrader } from '../grade.ts';
import type { LazySandbox } from '../sandbox/lazy-sandbox.ts';
import { SandboxUnavailableError } from '../sandbox/sandbox.ts';
import { codeVerdict } from './code-verdict.ts';
import { SandboxFailedError } from './program-test.ts';
import { runTests } from './run-tests.ts';

/**
 * Finds the program of a reply, and says `verified` of every one: whether there is one to run is decided by
 * the rules that hold for all kinds.
 */
const programFinder: Grader = {
  ...CODE_GRADER,
  candidates: (item, text, options) => programCandidates(text, readCodeItem(item).sought, options),
  grade: (item, text, options) => {
    const [chosen] = programFinder.candidates(item, text, options);
    return chosen ? verdictOf('verified', { extracted: extractionAt(text, chosen) }) : null;
  },
  goldTexts: () => [],
};

/**
 * Judges programs by running them on tests: standard input and output, calls of a function, or assertions. A
 * program that goes over its limits is incorrect; one that could not be run is unscorable.
 */
export function createCodeGrader(sandbox: Pick<LazySandbox, 'open'>): AsyncGrader {
  return {
    ...CODE_GRADER,
    candidates: (item, text, options) => programFinder.candidates(item, text, options),
    async grade(item, reply, { isBare, context }) {
      const found = isBare
        ? gradeBareAnswer(programFinder, item, reply.content)
        : gradeReply(programFinder, item, reply);
      if (found.outcome !== 'correct' || found.extracted === null) return found;
      const { sought } = readCodeItem(item);
      const code = programAt(found.extracted, { reply, sought, isBare });
      const judged = await judge(sandbox, assembleProgram(code, sought), item, context?.signal);
      return { ...judged, extracted: found.extracted, doubts: found.doubts };
    },
  };
}

/** The whole of a program, of which an extraction holds the beginning. */
function programAt(
  { source, start }: Extraction,
  { reply, sought, isBare }: { reply: Reply; sought: ProgramSought; isBare: boolean },
): string {
  const options: GradingOptions = { isBare, source };
  const text = isBare ? reply.content : (splitReply(reply)[source] ?? '');
  const places = programCandidates(text, sought, options);
  const place = places.find((each) => each.start <= start && start < each.end);
  if (place === undefined) throw new Error(`There is no program at ${start} of the ${source}.`);
  return text.slice(place.start, place.end);
}

async function judge(
  sandboxes: Pick<LazySandbox, 'open'>,
  source: string,
  item: GradedItem,
  signal: AbortSignal | undefined,
): Promise<Verdict> {
  try {
    const sandbox = await sandboxes.open();
    const outcomes = await runTests(sandbox, source, { ...readCodeItem(item), signal });
    return codeVerdict(outcomes, sandbox.description);
  } catch (error) {
    const isKnown = error instanceof SandboxUnavailableError || error instanceof SandboxFailedError;
    if (!isKnown) throw error;
    return verdictOf('sandbox-failure', { detail: error.message });
  }
}
