import { checkLevel } from '../interval.ts';

/**
 * A figure that may be looked at after every repeat: the mean over questions of a checkpoint's chance, or of the
 * difference of two. Plain data, so that it can be stored between looks.
 */
export interface Watch {
  level: number;
  questions: number;
  /** How many repeats it has seen. */
  repeats: number;
  streams: readonly Stream[];
  /** Sum of sign · centre over all samples. */
  centres: number;
  /** By stake: the logarithms of what was won by betting that the figure is higher, or lower, than any one value. */
  gains: { higher: readonly number[]; lower: readonly number[] };
}

/** The samples of one checkpoint. */
export interface Stream {
  /** 1: it raises the figure; −1: it lowers it. */
  sign: 1 | -1;
  /** Correct samples by question. */
  correct: readonly number[];
  totalCorrect: number;
}

export const WATCH_METHOD = 'confidence-sequence-betting';

/** The stakes are best after so many repeats of samples with a variance of 0.1. */
const BEST_AFTER_REPEATS = [2, 8, 32, 128];
const USUAL_RUN_VARIANCE = 0.1;
/** A centre counts this many samples of the checkpoint's accuracy so far beside the question's own. */
const SHRINKAGE = 2;

/**
 * Before the first sample.
 * @throws RangeError for a level outside 0…1, or questions that are no whole number from 1.
 */
export function startWatch(options: {
  questions: number;
  signs: readonly (1 | -1)[];
  level: number;
}): Watch {
  const { questions, signs, level } = options;
  checkLevel(level);
  if (!Number.isSafeInteger(questions) || questions < 1) {
    throw new RangeError(`There are ${questions} questions to watch: give a whole number from 1.`);
  }
  const nothing = BEST_AFTER_REPEATS.map(() => 0);
  return {
    level,
    questions,
    repeats: 0,
    streams: signs.map((sign) => ({
      sign,
      correct: Array.from({ length: questions }, () => 0),
      totalCorrect: 0,
    })),
    centres: 0,
    gains: { higher: nothing, lower: nothing },
  };
}

/**
 * The watch after one more repeat of every question.
 * @param outcomes by stream, 1 for every question that was answered correctly, else 0
 * @throws RangeError unless there is one outcome for each question of each stream.
 */
export function watchRepeat(watch: Watch, outcomes: readonly ArrayLike<number>[]): Watch {
  const stakes = stakesOf(watch);
  const higher = [...watch.gains.higher];
  const lower = [...watch.gains.lower];
  let { centres } = watch;
  const streams = watch.streams.map((stream, index) => {
    const answers = checkedOutcomes(outcomes[index], watch.questions);
    return afterRepeat({ stream, answers, repeats: watch.repeats }, (centre, isCorrect) => {
      centres += stream.sign * centre;
      const surprise = stream.sign * (isCorrect - centre);
      stakes.forEach((stake, row) => {
        higher[row] = (higher[row] ?? 0) + Math.log1p(stake * surprise);
        lower[row] = (lower[row] ?? 0) + Math.log1p(-stake * surprise);
      });
    });
  });
  return { ...watch, repeats: watch.repeats + 1, streams, centres, gains: { higher, lower } };
}

/**
 * Bounds of the figure that hold after all repeats at once, with chance `level` or more: look as often as you like,
 * and stop when you like.
 *
 * A sample x of a question with the chance p, and any centre c that was chosen before it was seen, give for every
 * stake λ in (−1, 1) a factor (1 + λ(x − c)) · exp(−λ(p − c)) of mean at most 1, because 1 + λ(p − c) ≤
 * exp(λ(p − c)). Over whole repeats their product depends on the chances by their mean μ alone, so it is, for the
 * true μ, a capital that starts at 1 and is not expected to grow; by Ville's inequality it ever reaches 2/(1 − level)
 * with a chance of at most (1 − level)/2. The values of μ at which the capital stays below that on both sides are the
 * interval. Centres are the question's own mean so far, drawn to the checkpoint's: only the noise of runs is left to
 * pay for. The capital is the mean of those of four stakes. Nothing is asymptotic: it holds for 5 questions and near 0
 * and 1. The mean so far is always inside, for there log(1 + u) ≤ u leaves no gain.
 *
 * It is the time-uniform empirical Bernstein bound of Howard, Ramdas, McAuliffe & Sekhon, Annals of Statistics 49
 * (2021), theorem 4, with the betting factor (Waudby-Smith & Ramdas, JRSS B 86, 2024) in place of its lower bound.
 */
export function watchedBounds(watch: Watch): { low: number; high: number } {
  const [least, most] = [watch.streams.some(({ sign }) => sign < 0) ? -1 : 0, 1];
  const isTooLow = (value: number) => watchedSide(watch, value) === 1;
  const isTooHigh = (value: number) => watchedSide(watch, value) === -1;
  return {
    low: isTooLow(least) ? lastWhere(isTooLow, { from: least, to: most }) : least,
    high: isTooHigh(most) ? lastWhere(isTooHigh, { from: most, to: least }) : most,
  };
}

/** Whether {@link watchedBounds} lie above the value (1), below it (−1), or around it (0). */
export function watchedSide(watch: Watch, value: number): 1 | -1 | 0 {
  const limit = Math.log(2 / (1 - watch.level));
  const stakes = stakesOf(watch);
  const excess = watch.questions * watch.repeats * value - watch.centres;
  if (logOfMean(watch.gains.higher, (row) => -(stakes[row] ?? 0) * excess) >= limit) return 1;
  if (logOfMean(watch.gains.lower, (row) => (stakes[row] ?? 0) * excess) >= limit) return -1;
  return 0;
}

/** The logarithm of the mean of exp(gain + change) over the stakes: of the capital. */
function logOfMean(gains: readonly number[], changeOf: (row: number) => number): number {
  const logs = gains.map((gain, row) => gain + changeOf(row));
  const largest = Math.max(...logs);
  const sum = logs.reduce((total, log) => total + Math.exp(log - largest), 0);
  return largest + Math.log(sum / logs.length);
}

/** Known before the first sample: they depend on the design alone. */
function stakesOf({ questions, streams, level }: Watch): number[] {
  const variance = USUAL_RUN_VARIANCE * questions * streams.length;
  const toWin = Math.log(2 / (1 - level)) + 1;
  return BEST_AFTER_REPEATS.map((repeats) =>
    Math.min(1, Math.sqrt((2 * toWin) / (variance * repeats))),
  );
}

function afterRepeat(
  { stream, answers, repeats }: { stream: Stream; answers: ArrayLike<number>; repeats: number },
  onSample: (centre: number, isCorrect: 0 | 1) => void,
): Stream {
  let { totalCorrect } = stream;
  let samples = repeats * stream.correct.length;
  const correct = stream.correct.map((before, question) => {
    // Half a sample of each kind keeps every centre off 0 and 1, where a surprise would cost everything.
    const average = (totalCorrect + 0.5) / (samples + 1);
    const isCorrect = answers[question] === 1 ? 1 : 0;
    onSample((before + SHRINKAGE * average) / (repeats + SHRINKAGE), isCorrect);
    totalCorrect += isCorrect;
    samples += 1;
    return before + isCorrect;
  });
  return { ...stream, correct, totalCorrect };
}

function checkedOutcomes(
  outcomes: ArrayLike<number> | undefined,
  questions: number,
): ArrayLike<number> {
  if (outcomes?.length === questions) return outcomes;
  throw new RangeError(
    `A repeat has ${outcomes?.length ?? 0} outcomes of ${questions} questions: give one for each.`,
  );
}

/** Bisection: the last value, going from one end to the other, that is still excluded. */
function lastWhere(
  isExcluded: (value: number) => boolean,
  { from, to }: { from: number; to: number },
): number {
  if (isExcluded(to)) return to;
  let [inside, outside] = [to, from];
  for (let step = 0; step < 50; step += 1) {
    const middle = (inside + outside) / 2;
    if (isExcluded(middle)) outside = middle;
    else inside = middle;
  }
  return outside;
}
