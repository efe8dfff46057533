import type { Rng } from '../../random.ts';
import { writeTime } from './clock.ts';
import type { BaCalendarProblem } from './problem.ts';

/** The rules that a problem may have or not, by the names of their checks. */
export const RULES = [
  'buffer',
  'weekends',
  'timeRestrictions',
  'specificTimes',
  'priority',
] as const;

export type Rule = (typeof RULES)[number];

export type MeetingRules = Omit<BaCalendarProblem, 'participants' | 'days' | 'availability'>;

/** All sets of so many rules. */
export function ruleSets(count: number, rules: readonly Rule[] = RULES): Rule[][] {
  if (count === 0) return [[]];
  return rules.flatMap((rule, place) =>
    ruleSets(count - 1, rules.slice(place + 1)).map((others) => [rule, ...others]),
  );
}

/** A length and the values of the rules. They leave at least three hours of a day, whatever the draw. */
export function drawRules(rng: Rng, rules: readonly Rule[]): MeetingRules {
  const has = (rule: Rule): boolean => rules.includes(rule);
  const blockedFrom = rng.int(20, 29) * 30;
  return {
    durationMinutes: rng.pick([30, 45, 60, 75, 90]),
    granularityMinutes: 1,
    bufferMinutes: has('buffer') ? rng.pick([5, 10, 15]) : null,
    noWeekends: has('weekends'),
    notBefore: has('timeRestrictions') ? writeTime(rng.int(18, 21) * 30) : null,
    notAfter: has('timeRestrictions') ? writeTime(rng.int(31, 35) * 30) : null,
    blockedTimes: has('specificTimes')
      ? [`${writeTime(blockedFrom)}-${writeTime(blockedFrom + rng.pick([30, 60]))}`]
      : [],
    highPriority: has('priority'),
  };
}
