import { CELL, type SampleMatrix } from '../statistics/sample-matrix.ts';
import { pluralityProxy, type ClassedAnswer, type ProxyTruth } from './proxy-truth.ts';

/** `plurality`: the strong checkpoint's most frequent answer is the truth; `gold`: verdicts are. */
export type Truth = 'plurality' | 'gold';

/** By answer, a number that equal answers share. Gets all answers to one item at once, never a blank one. */
export type ClassesOf = (answers: readonly string[], item: string) => readonly number[];

/** Texts without white space at their ends; the first of a kind numbers it. */
export const classesByTrimmedText: ClassesOf = (answers) => {
  const numbers = new Map<string, number>();
  return answers.map((answer) => {
    const text = answer.trim();
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
};

export interface Sample {
  answer: string | null;
  /** null: without a verdict. */
  isCorrect: boolean | null;
}

export interface ItemSamples {
  strong: readonly Sample[];
  weak: readonly (readonly Sample[])[];
}

/** Whether each sample agrees with what is taken for true. */
export interface JudgedItem {
  proxy: ProxyTruth;
  strong: readonly boolean[];
  weak: readonly (readonly boolean[])[];
}

/** The samples of a row; a cell without verdict, answer, length and ending is none. No row: none. */
export function samplesOf(matrix: SampleMatrix, row: number | undefined): Sample[] {
  if (row === undefined) return [];
  const samples: Sample[] = [];
  for (let cell = row * matrix.repeats; cell < (row + 1) * matrix.repeats; cell += 1) {
    const hasVerdict = matrix.outcomes[cell] !== CELL.missing;
    const text = matrix.answers[cell] ?? null;
    const hasLength = !Number.isNaN(matrix.tokens[cell] ?? NaN);
    const isEmpty = text === null && !hasLength && (matrix.cutOffs[cell] ?? null) === null;
    if (!hasVerdict && isEmpty) continue;
    samples.push({
      answer: text === null || text.trim() === '' ? null : text,
      isCorrect: hasVerdict ? matrix.outcomes[cell] === CELL.correct : null,
    });
  }
  return samples;
}

/**
 * Which samples of an item agree with the truth. Under `gold` samples without a verdict are left out.
 * @throws RangeError for a `classesOf` that does not give every answer a class.
 */
export function judgedItem(
  { strong, weak }: ItemSamples,
  item: string,
  { truth, classesOf = classesByTrimmedText }: { truth: Truth; classesOf: ClassesOf | undefined },
): JudgedItem {
  const [ofStrong = [], ...ofWeak] = classedAnswers([strong, ...weak], item, classesOf);
  const { proxy, answerClass } = pluralityProxy(ofStrong);
  if (truth === 'gold') {
    const verdicts = (samples: readonly Sample[]): boolean[] =>
      samples.flatMap(({ isCorrect }) => isCorrect ?? []);
    return { proxy, strong: verdicts(strong), weak: weak.map(verdicts) };
  }
  const agrees = (answer: ClassedAnswer): boolean =>
    answer !== null && answer.answerClass === answerClass;
  return {
    proxy,
    strong: ofStrong.map(agrees),
    weak: ofWeak.map((answers) => answers.map(agrees)),
  };
}

/** The answers of each checkpoint with their classes, asked for all together so that they share their numbers. */
function classedAnswers(
  checkpoints: readonly (readonly Sample[])[],
  item: string,
  classesOf: ClassesOf,
): ClassedAnswer[][] {
  const answers = checkpoints.flat().flatMap(({ answer }) => answer ?? []);
  const classes = classesOf(answers, item);
  if (classes.length !== answers.length) {
    throw new RangeError(
      `The ${answers.length} answers to item ${item} were given ${classes.length} classes: give one for each.`,
    );
  }
  let next = 0;
  return checkpoints.map((samples) =>
    samples.map(({ answer }) => {
      if (answer === null) return null;
      const answerClass = classes[next++];
      return answerClass === undefined ? null : { text: answer.trim(), answerClass };
    }),
  );
}
