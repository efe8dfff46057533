import type { FlagKind } from '@assay/contracts/flags';
import type { Finish } from '@assay/eval-core/finish';

import type { VerdictRecord } from './verdict-record.ts';

/** One finished generation with its verdict, as it is stored. */
export interface SampleRecord {
  runId: number;
  gradingId: number;
  itemId: number;
  repeat: number;
  seed: number;
  finish: Finish;
  /** Null: the server did not say. */
  promptTokens: number | null;
  completionTokens: number | null;
  thinkingTokens: number | null;
  /** The completion tokens were counted here: the server's were missing or wrong. */
  tokensEstimated: boolean;
  /** The thinking tokens were, also where the completion tokens are the server's. */
  thinkingEstimated: boolean;
  /** Null: the reply was not streamed. */
  firstTokenMs: number | null;
  latencyMs: number;
  /** Number of the run's weights that wrote it; null or left out: the server does not tell. */
  weights?: number | null;
  /** The body as it was sent. */
  request: string;
  /** The pieces as they came. */
  content: string;
  reasoning: string | null;
  /** 64 bits of a text that no other repeat should have; null: others may well have the same. */
  textHash: bigint | null;
  /** What was seen in this sample alone; that its text is another's is found when it is stored. */
  flags: readonly Exclude<FlagKind, 'identical_texts'>[];
  verdict: VerdictRecord;
  /** Number of who gave it among the graders of the grading; null or left out: the one that the grading names. */
  graderNumber?: number | null;
}

export interface SampleKey {
  runId: number;
  itemId: number;
  repeat: number;
}

/** One text for one (run, item, repeat), to look samples up by. */
export function sampleKeyText({ runId, itemId, repeat }: SampleKey): string {
  return `${runId}/${itemId}/${repeat}`;
}
