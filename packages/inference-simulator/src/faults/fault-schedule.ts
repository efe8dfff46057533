import { createRng } from '@assay/eval-core/random';

import { FAULT_KINDS, type Fault } from './fault.ts';

/** Which requests a fault befalls: those that fulfil every condition that is given. Counting starts at 1. */
export interface FaultConditions {
  model?: string;
  /** Index of the replica, from 0. */
  replica?: number;
  promptIncludes?: string;
  stream?: boolean;
  /** Of the requests that fulfil the conditions above: these, or every so many, or a range (both ends in it). */
  nth?: number | readonly number[];
  every?: number;
  from?: number;
  to?: number;
  /** Simulated time since the start. */
  fromMs?: number;
  toMs?: number;
  /** For each request anew, by the simulator's seed. */
  probability?: number;
  /** The same for every request with the same prompt: a fault that no repetition cures. */
  probabilityPerPrompt?: number;
  /** Only the first so many requests for the same prompt and seed: who asks again gets through. */
  firstAttempts?: number;
  /** At most so often in all. */
  times?: number;
}

export interface FaultRule {
  fault: Fault;
  when?: FaultConditions;
}

/** What a schedule looks at. */
export interface FaultSubject {
  model: string;
  replica: number;
  promptText: string;
  stream: boolean;
  /** How often the same prompt and seed was asked before, plus one. */
  attempt: number;
  atMs: number;
}

export interface FaultSchedule {
  /** The faults of this request, in the order of the rules. */
  pick(subject: FaultSubject): Fault[];
  /** Takes the place of all rules and starts counting anew. */
  set(rules: readonly FaultRule[]): void;
  readonly isEmpty: boolean;
}

interface CountedRule extends FaultRule {
  place: number;
  seen: number;
  struck: number;
}

/** @throws RangeError for a fault that does not exist */
export function createFaultSchedule(seed: string, rules: readonly FaultRule[]): FaultSchedule {
  let counted = count(rules);
  return {
    pick: (subject) =>
      counted.filter((rule) => strikes(rule, subject, seed)).map(({ fault }) => fault),
    set: (next) => {
      counted = count(next);
    },
    get isEmpty() {
      return counted.length === 0;
    },
  };
}

function count(rules: readonly FaultRule[]): CountedRule[] {
  for (const { fault } of rules) {
    if (!FAULT_KINDS.includes(fault.kind)) {
      throw new RangeError(
        `There is no fault "${fault.kind}"; known are ${FAULT_KINDS.join(', ')}.`,
      );
    }
  }
  return rules.map((rule, place) => ({ ...rule, place, seen: 0, struck: 0 }));
}

function strikes(rule: CountedRule, subject: FaultSubject, seed: string): boolean {
  const when = rule.when ?? {};
  if (!concerns(when, subject)) return false;
  rule.seen += 1;
  const hit =
    isCounted(when, rule.seen) &&
    rule.struck < (when.times ?? Number.POSITIVE_INFINITY) &&
    isDrawn(rule, subject, seed);
  if (hit) rule.struck += 1;
  return hit;
}

function concerns(when: FaultConditions, subject: FaultSubject): boolean {
  return (
    (when.model ?? subject.model) === subject.model &&
    (when.replica ?? subject.replica) === subject.replica &&
    (when.stream ?? subject.stream) === subject.stream &&
    subject.promptText.includes(when.promptIncludes ?? '') &&
    subject.attempt <= (when.firstAttempts ?? Number.POSITIVE_INFINITY) &&
    subject.atMs >= (when.fromMs ?? 0) &&
    subject.atMs < (when.toMs ?? Number.POSITIVE_INFINITY)
  );
}

function isCounted(when: FaultConditions, ordinal: number): boolean {
  const { nth, every, from = 1, to = Number.POSITIVE_INFINITY } = when;
  const named =
    nth === undefined || (typeof nth === 'number' ? nth === ordinal : nth.includes(ordinal));
  return named && ordinal % (every ?? 1) === 0 && ordinal >= from && ordinal <= to;
}

function isDrawn(rule: CountedRule, subject: FaultSubject, seed: string): boolean {
  const { probability = 1, probabilityPerPrompt = 1 } = rule.when ?? {};
  const draw = (of: string | number) => createRng(`${seed} fault ${rule.place} ${of}`).next();
  return (
    (probability === 1 || draw(rule.seen) < probability) &&
    (probabilityPerPrompt === 1 || draw(`prompt ${subject.promptText}`) < probabilityPerPrompt)
  );
}
