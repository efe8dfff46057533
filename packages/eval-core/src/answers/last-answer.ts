import type { Doubt, Extraction } from '../verdict.ts';
import type { Candidate } from './candidate.ts';
import { extractionAt } from './extraction.ts';

export interface FoundAnswer<M> {
  extraction: Extraction;
  /** What the text means to the item; null when it means nothing the item allows. */
  meaning: M | null;
  doubts: Doubt[];
}

export interface AnswerReader<M> {
  read: (text: string) => M | null;
  /** Equal for equal meanings: "True, False" and "1,0" are no rivals. */
  nameOf: (meaning: M) => string;
  /** What else the same text says ("B. 5" where 5 is option C). */
  contradictionsOf: (meaning: M) => readonly string[];
}

/**
 * The last candidate is the answer, readable or not: a reply that corrects itself means its last
 * word. Earlier ones that mean something else become rivals and raise the doubt rival-answers.
 * null when there is no candidate.
 */
export function lastAnswer<M>(
  answer: string,
  candidates: readonly Candidate[],
  { read, nameOf, contradictionsOf }: AnswerReader<M>,
): FoundAnswer<M> | null {
  const readings = candidates.map((candidate) => {
    const text = answer.slice(candidate.start, candidate.end).trim();
    const meaning = read(text);
    return {
      candidate,
      text,
      meaning,
      name: meaning === null ? `? ${text}` : `= ${nameOf(meaning)}`,
    };
  });
  const last = readings.at(-1);
  if (last === undefined) return null;

  const others = readings.filter(({ name }) => name !== last.name).map(({ text }) => text);
  const contradictions = last.meaning === null ? [] : contradictionsOf(last.meaning);
  const rivals = [...new Set([...contradictions, ...others.reverse()])];
  return {
    extraction: extractionAt(answer, last.candidate, rivals),
    meaning: last.meaning,
    doubts: rivals.length > 0 ? ['rival-answers'] : [],
  };
}
