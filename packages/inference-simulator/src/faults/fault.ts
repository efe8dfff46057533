import { bodyFaults, type BodyFault } from './body-faults.ts';
import { connectionFaults, type ConnectionFault } from './connection-faults.ts';
import { delayFaults, type DelayFault } from './delay-faults.ts';
import { errorReplyFaults, type ErrorReplyFault } from './error-reply-faults.ts';
import type { EffectMakers, FaultEffect } from './fault-effect.ts';
import { framingFaults, type FramingFault } from './framing-faults.ts';
import { payloadFaults, type PayloadFault } from './payload-faults.ts';

/** Everything that can go wrong, by name. */
export type Fault =
  ConnectionFault | ErrorReplyFault | DelayFault | PayloadFault | BodyFault | FramingFault;

export type FaultKind = Fault['kind'];

const MAKERS: EffectMakers<Fault> = {
  ...connectionFaults,
  ...errorReplyFaults,
  ...delayFaults,
  ...payloadFaults,
  ...bodyFaults,
  ...framingFaults,
};

export const FAULT_KINDS = Object.keys(MAKERS) as readonly FaultKind[];

/** A fresh effect for one request: effects that count must not share their counters. */
export function effectOf<Kind extends FaultKind>(
  fault: Extract<Fault, { kind: Kind }>,
): FaultEffect {
  // The compiler cannot see that the maker found by a fault's kind takes just that fault.
  const make = MAKERS[fault.kind] as (fault: Fault) => FaultEffect;
  return make(fault);
}
