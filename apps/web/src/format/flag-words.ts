import type { FlagKind } from '@assay/contracts/flags';

import { counted } from './counted.ts';

interface FlagWords {
  /** Of so many samples. */
  ofRun: (samples: number) => string;
  /** Of one. */
  ofSample: string;
}

const WORDS: Record<FlagKind, FlagWords> = {
  repetition_loop: {
    ofRun: (samples) =>
      `${counted(samples, 'sample')} went round in circles, saying the same again and again.`,
    ofSample: 'The reply goes round in circles; what repeats is marked where it first stands.',
  },
  cut_short: {
    ofRun: (samples) =>
      `${counted(samples, 'sample')} ${samples === 1 ? 'was' : 'were'} cut short in a loop, as the sweep asks: the length is a lower bound.`,
    ofSample: 'It was cut short in its loop, as the sweep asks: its length is a lower bound.',
  },
  identical_texts: {
    ofRun: (samples) =>
      `${counted(samples, 'sample')} repeated the whole text of another repeat, although the temperature is above 0: the server may ignore the seed, or answer from a cache.`,
    ofSample:
      'An earlier repeat of the item has the same text, although the temperature is above 0: the server may ignore the seed, or answer from a cache.',
  },
  prompt_truncated: {
    ofRun: (samples) =>
      `For ${counted(samples, 'sample')} the server read far fewer tokens than were sent: it may cut prompts without a word.`,
    ofSample:
      'The server read far fewer tokens than were sent: it may have cut the prompt without a word.',
  },
};

export function flagOfRunWords(kind: FlagKind, samples: number): string {
  return WORDS[kind].ofRun(samples);
}

export function flagOfSampleWords(kind: FlagKind): string {
  return WORDS[kind].ofSample;
}
