import type { InFlightEnd, InFlightFrame } from '@assay/contracts/in-flight';
import { splitReply } from '@assay/eval-core/reply';

import { withoutLeadingBreaks } from '../format/leading-breaks.ts';

/** A reply as far as its frames have told. */
export interface GrowingReply {
  reasoning: string;
  content: string;
  /** Characters at the beginning that were let go of, to bound the memory of the page. */
  forgotten: number;
  tokensSoFar: number | null;
  elapsedMs: number;
  /** Null while it goes on. */
  end: InFlightEnd | null;
}

/** Of each field: some 100,000 tokens, beyond the longest replies that are asked for. */
const LONGEST_KEPT = 400_000;
/** Of each part: a browser lays this much text out a dozen times a second without effort. */
const LONGEST_SHOWN = 40_000;

const EMPTY: GrowingReply = {
  reasoning: '',
  content: '',
  forgotten: 0,
  tokensSoFar: null,
  elapsedMs: 0,
  end: null,
};

/** The reply with one frame more; null before the first. A first frame begins anew. */
export function addFrame(reply: GrowingReply | null, frame: InFlightFrame): GrowingReply {
  const before = reply ?? EMPTY;
  if (frame.kind === 'end') {
    const { finish, message } = frame;
    return { ...before, end: { finish, message } };
  }
  const { reasoning, content, forgotten } = frame.isFirst ? EMPTY : before;
  const longer = { reasoning: reasoning + frame.thinking, content: content + frame.answer };
  const kept = {
    reasoning: longer.reasoning.slice(-LONGEST_KEPT),
    content: longer.content.slice(-LONGEST_KEPT),
  };
  const { tokensSoFar, elapsedMs } = frame;
  const lost = lengthOf(longer) - lengthOf(kept);
  return { ...kept, forgotten: forgotten + lost, tokensSoFar, elapsedMs, end: null };
}

function lengthOf({ reasoning, content }: { reasoning: string; content: string }): number {
  return reasoning.length + content.length;
}

/** The end of a text, and how many characters before it are not shown. */
export interface ShownText {
  text: string;
  hidden: number;
}

/** Thinking and answer as a grader would tell them apart, each null when there is none so far. */
export function shownParts(reply: GrowingReply): {
  thinking: ShownText | null;
  answer: ShownText | null;
} {
  const { content, reasoning, end } = reply;
  // What goes on is like what was cut off: no end of thinking is assumed.
  const finish = end?.finish ?? 'length';
  const { thinking, answer } = splitReply({ content, reasoning, finish });
  return { thinking: shown(thinking), answer: shown(answer) };
}

function shown(whole: string | null): ShownText | null {
  const text = withoutLeadingBreaks(whole ?? '');
  if (text === '') return null;
  return { text: text.slice(-LONGEST_SHOWN), hidden: Math.max(0, text.length - LONGEST_SHOWN) };
}
