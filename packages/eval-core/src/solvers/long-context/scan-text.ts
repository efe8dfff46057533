import type { Rng } from '../../random.ts';
import type { Note } from '../note.ts';
import { conclude } from './conclude.ts';
import { readClaim, type LongText } from './read-long-context.ts';

export interface ScanTextOptions {
  /** Most sentences that it reads, from the first on. */
  sentenceBudget: number;
  /** Chance per sentence that it is overlooked. */
  slipFraction: number;
  rng: Rng;
  note: Note;
}

export interface TruthConclusion {
  truth: boolean;
  basis: 'found' | 'guessed';
}

/** Guesses without reading the text, by a fair coin. */
export function guessTruth({ rng, note }: Pick<ScanTextOptions, 'rng' | 'note'>): TruthConclusion {
  note('I do not read the text. A coin decides between true and false.');
  return { truth: rng.chance(0.5), basis: 'guessed' };
}

/** Reads the text sentence by sentence as far as its budget goes, and concludes from what it has read. */
export function scanText(text: LongText, options: ScanTextOptions): TruthConclusion {
  const { sentenceBudget, slipFraction, rng, note } = options;
  const readable = text.sentences.slice(0, sentenceBudget);
  const claims = readable.flatMap((sentence) =>
    rng.chance(slipFraction) ? [] : (readClaim(sentence, text.kind) ?? []),
  );
  note(`I read ${readable.length} of ${text.sentences.length} sentences.`);
  const truth = conclude(text, claims, note);
  if (truth !== null) return { truth, basis: 'found' };
  note('What I have read does not decide the statement, so a coin does.');
  return { truth: rng.chance(0.5), basis: 'guessed' };
}
