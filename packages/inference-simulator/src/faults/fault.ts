import { bodyFault, type BodyFault } from './body-faults.ts';
import { connectionFault, type ConnectionFault } from './connection-faults.ts';
import { delayFault, type DelayFault } from './delay-faults.ts';
import { errorReplyFault, type ErrorReplyFault } from './error-reply-faults.ts';
import type { FaultEffect } from './fault-effect.ts';
import { framingFault, type FramingFault } from './framing-faults.ts';
import { payloadFault, type PayloadFault } from './payload-faults.ts';

/** Everything that can go wrong, by name. */
export type Fault =
  ConnectionFault | ErrorReplyFault | DelayFault | PayloadFault | BodyFault | FramingFault;

export type FaultKind = Fault['kind'];

type Family = (fault: never) => FaultEffect;

/** Which family makes the effect of which fault. */
const FAMILY: Readonly<Record<FaultKind, Family>> = {
  'reset-before-headers': connectionFault,
  'close-before-headers': connectionFault,
  'never-answers': connectionFault,
  'engine-death': connectionFault,
  'replica-down': connectionFault,
  'http-error': errorReplyFault,
  'rate-limited': errorReplyFault,
  'insufficient-quota': errorReplyFault,
  overloaded: errorReplyFault,
  'context-refused': errorReplyFault,
  'model-missing': errorReplyFault,
  unauthorized: errorReplyFault,
  'loading-model': errorReplyFault,
  'server-error': errorReplyFault,
  'generation-failed': errorReplyFault,
  'slow-headers': delayFault,
  'slow-first-byte': delayFault,
  'stall-mid-stream': delayFault,
  'slow-drip': delayFault,
  'slow-replica': delayFault,
  'finish-abort': payloadFault,
  'no-finish': payloadFault,
  'no-usage': payloadFault,
  'wrong-usage': payloadFault,
  'empty-choices': payloadFault,
  'wrong-model': payloadFault,
  'duplicate-ids': payloadFault,
  'empty-reply': payloadFault,
  'prompt-truncated': payloadFault,
  'same-text': payloadFault,
  'repetition-loop': payloadFault,
  'weights-swapped': payloadFault,
  'reset-after-headers': bodyFault,
  'reset-mid-stream': bodyFault,
  'reset-mid-event': bodyFault,
  'reset-mid-character': bodyFault,
  'close-mid-stream': bodyFault,
  'ends-early': bodyFault,
  'truncated-json': bodyFault,
  'error-event': bodyFault,
  'no-done': bodyFault,
  gzip: bodyFault,
  'reset-idle': bodyFault,
  framing: framingFault,
};

export const FAULT_KINDS = Object.keys(FAMILY) as readonly FaultKind[];

/** A fresh effect for one request: effects that count must not share their counters. */
export function effectOf(fault: Fault): FaultEffect {
  return (FAMILY[fault.kind] as (fault: Fault) => FaultEffect)(fault);
}
