import { profileFault } from '@assay/eval-core/graders/profile-fault';
import {
  classesByEquality,
  classesByText,
  type AnswerClasses,
} from '@assay/eval-core/statistics/at-k/answer-classes';
import { groupTexts, type AreEqual } from '@assay/eval-core/statistics/at-k/group-texts';
import { classesByTrimmedText, type ClassesOf } from '@assay/eval-core/teachable/judged-item';
import { answerEquality } from '@assay/grading/answer-equality';
import { createGrading } from '@assay/grading/grade';
import { createGradingPool } from '@assay/grading/pool/grading-pool';

import { CommandFailure } from '../failure.ts';
import type { SampleFile } from './read-samples.ts';

export interface EqualityOptions {
  /** The kind of answer, whose grader says which answers are equal; absent: equal texts are. */
  kind?: string;
  /** A policy of the kind. */
  profile?: string;
}

/**
 * Which answers of each file are the same; null for one whose answers are not known.
 * @throws CommandFailure for a profile without a kind, or one that it does not have; UnknownKindError.
 */
export async function answerClassesOf(
  files: readonly SampleFile[],
  options: EqualityOptions,
): Promise<(AnswerClasses | null)[]> {
  return withEquality(options, async (areEqual) => {
    const classes: (AnswerClasses | null)[] = [];
    for (const { matrix, hasAnswers } of files) {
      if (!hasAnswers) classes.push(null);
      else
        classes.push(areEqual ? await classesByEquality(matrix, areEqual) : classesByText(matrix));
    }
    return classes;
  });
}

/**
 * Which answers to an item are the same in all files together.
 * @throws as {@link answerClassesOf}
 */
export async function equalAnswers(
  files: readonly SampleFile[],
  options: EqualityOptions,
): Promise<ClassesOf> {
  return withEquality(options, async (areEqual) => {
    if (areEqual === null) return classesByTrimmedText;
    const classes = new Map<string, ReadonlyMap<string, number>>();
    for (const [item, texts] of textsByItem(files)) {
      const groups = await groupTexts([...texts], areEqual);
      classes.set(item, new Map([...texts].map((text, index) => [text, groups[index] ?? -1])));
    }
    return (answers, item) => answers.map((answer) => classes.get(item)?.get(answer.trim()) ?? -1);
  });
}

function textsByItem(files: readonly SampleFile[]): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const { matrix } of files) {
    for (const [cell, answer] of matrix.answers.entries()) {
      const item = matrix.items[Math.floor(cell / matrix.repeats)];
      const text = answer?.trim() ?? '';
      if (item === undefined || text === '') continue;
      texts.set(item, (texts.get(item) ?? new Set()).add(text));
    }
  }
  return texts;
}

async function withEquality<Result>(
  { kind, profile }: EqualityOptions,
  work: (areEqual: AreEqual | null) => Promise<Result>,
): Promise<Result> {
  if (kind === undefined) {
    if (profile !== undefined) throw new CommandFailure('--profile goes with --kind.');
    return work(null);
  }
  if (profile !== undefined) checkProfile(kind, profile);
  const pool = createGradingPool({});
  try {
    const grading = createGrading({ pool, onFault: () => undefined });
    // An unknown kind is refused whether or not there is anything to compare.
    grading.graderOf(kind);
    const params = profile === undefined ? {} : { profile };
    return await work(answerEquality(grading.grade, { kind, params }));
  } finally {
    await pool.close();
  }
}

/** A grader takes one that it does not know for an item that cannot be read: no answer would equal another. */
function checkProfile(kind: string, profile: string): void {
  if (kind !== 'math') {
    throw new CommandFailure(
      `Answers of the kind "${kind}" have no profiles: leave out --profile.`,
    );
  }
  const fault = profileFault({ kind, params: { profile } });
  if (fault !== null) throw new CommandFailure(fault);
}
