import type { Trace } from '@assay/contracts/samples';
import { findLoop } from '@assay/eval-core/loops/loop-watch';

import { findExtracted, type Stretch } from './visible-text.ts';

/** What a text says over and over, where it first stands; null where no loop was seen. */
export function loopMark(text: string, flags: Trace['flags']): Stretch | null {
  if (!flags.includes('repetition_loop')) return null;
  const loop = findLoop(text);
  return loop && { start: loop.start, end: loop.start + loop.periodLength };
}

/** What was graded, else where a loop begins. */
export function answerMark(
  answer: string,
  { verdict, flags }: Pick<Trace, 'verdict' | 'flags'>,
): Stretch | null {
  return findExtracted(answer, verdict?.extracted ?? null) ?? loopMark(answer, flags);
}
