/** What stands for the truth of an item without a verified answer: what a strong checkpoint says most often. */
export interface ProxyTruth {
  /** The most frequent text of the winning class; null: no answer, or a tie. */
  answer: string | null;
  /** Samples that say it; of the leading classes where they are tied. */
  votes: number;
  /** Samples of the strong checkpoint, those without an answer too. */
  samples: number;
  /** (votes − votes of the runner-up)/samples; 0 for a tie, null without a sample. */
  margin: number | null;
  /** Two classes lead: neither is taken. */
  isTie: boolean;
}

/** An answer with its class among the answers to its item; null: the sample has none, so it does not vote. */
export type ClassedAnswer = { text: string; answerClass: number } | null;

/** The plurality answer of the samples of one item, and its class; null where there is no single winner. */
export function pluralityProxy(answers: readonly ClassedAnswer[]): {
  proxy: ProxyTruth;
  answerClass: number | null;
} {
  const textsOf = new Map<number, string[]>();
  for (const answer of answers) {
    if (answer === null) continue;
    const texts = textsOf.get(answer.answerClass);
    if (texts === undefined) textsOf.set(answer.answerClass, [answer.text]);
    else texts.push(answer.text);
  }
  const samples = answers.length;
  const [winner, runnerUp] = [...textsOf].sort(([, a], [, b]) => b.length - a.length);
  const votes = winner?.[1].length ?? 0;
  const isTie = votes > 0 && runnerUp?.[1].length === votes;
  const isWon = winner !== undefined && !isTie;
  return {
    proxy: {
      answer: isWon ? mostFrequent(winner[1]) : null,
      votes,
      samples,
      margin: samples === 0 ? null : (votes - (runnerUp?.[1].length ?? 0)) / samples,
      isTie,
    },
    answerClass: isWon ? winner[0] : null,
  };
}

/** Of equally frequent texts the first by code units, so that the order of the samples does not matter. */
function mostFrequent(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [first] = [...counts].sort(
    ([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1),
  );
  return first?.[0] ?? null;
}
