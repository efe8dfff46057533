/** What one question gave: how many samples, and the sum of what is averaged over them. */
export interface QuestionTotal {
  samples: number;
  total: number;
}

/** A mean over samples with its error by question. */
export interface PooledRatio {
  /** Σ totals / Σ samples: every sample weighs the same. */
  mean: number;
  /**
   * Standard deviation (ddof 1) of the questions' pull on the mean, so that SE = `spread`/√questions. With equally
   * many samples a question it is the standard deviation of the questions' means. null with one question.
   */
  spread: number | null;
  samples: number;
  questions: number;
  /**
   * Kish's number of equally large questions, (Σ m_i)²/Σ m_i²: what unequal questions are worth. Between 1 and
   * `questions`.
   */
  effectiveQuestions: number;
}

/**
 * The ratio estimator of a mean over samples that come in questions, with its linearised variance clustered by
 * question: e_i = G (y_i − m_i ȳ)/M for G questions with m_i samples (M in all) that sum to y_i; spread² = Σ e_i²/(G − 1).
 * Source: Cochran, Sampling Techniques, 3rd edition (1977), 6.4 and 9A.3; Kish, Survey Sampling (1965), 8.2.
 * Questions without samples take no part; null where none has any.
 */
export function pooledRatio(questions: readonly QuestionTotal[]): PooledRatio | null {
  const asked = questions.filter(({ samples }) => samples > 0);
  const samples = asked.reduce((sum, question) => sum + question.samples, 0);
  if (samples === 0) return null;
  const mean = asked.reduce((sum, { total }) => sum + total, 0) / samples;
  const scale = asked.length / samples;
  const squares = asked.reduce(
    (sum, question) => sum + (scale * (question.total - question.samples * mean)) ** 2,
    0,
  );
  return {
    mean,
    spread: asked.length < 2 ? null : Math.sqrt(squares / (asked.length - 1)),
    samples,
    questions: asked.length,
    effectiveQuestions:
      samples ** 2 / asked.reduce((sum, question) => sum + question.samples ** 2, 0),
  };
}
