import { NO_SLOT } from './grade.ts';
import type { BaCalendarProblem } from './problem.ts';

/** The question as it is sent: who is free when, what the meeting needs, and in what form to answer. */
export function baCalendarPrompt(problem: BaCalendarProblem): string {
  return [
    'Find a time for a meeting that everyone below can attend.',
    '',
    `Days to choose from, in order: ${problem.days.join(', ')}`,
    'When each person is free (at all other times they are not):',
    ...problem.participants.map((name) => `- ${name}: ${freeText(problem, name)}`),
    '',
    'The meeting:',
    ...rulesOf(problem).map((rule) => `- ${rule}`),
    '',
    'It may begin at any minute, not only at full or half hours. Reason step by step. End your reply with one line in this form, with the day and the times of your choice:',
    'Final Answer: <day> HH:MM-HH:MM',
    'If no time fits, end with:',
    `Final Answer: ${NO_SLOT}`,
  ].join('\n');
}

function freeText({ availability, days }: BaCalendarProblem, name: string): string {
  const byDay = days
    .map((day) => ({ day, spans: availability[name]?.[day] ?? [] }))
    .filter(({ spans }) => spans.length > 0)
    .map(({ day, spans }) => `${day} ${spans.join(', ')}`);
  return byDay.length === 0 ? 'never' : byDay.join('; ');
}

function rulesOf(problem: BaCalendarProblem): string[] {
  const { bufferMinutes, noWeekends, notBefore, notAfter, blockedTimes, highPriority } = problem;
  const rules = [`It lasts ${problem.durationMinutes} minutes.`];
  if (bufferMinutes !== null) {
    rules.push(
      `Everyone must also be free for the ${bufferMinutes} minutes right before it and the ${bufferMinutes} minutes right after it; no other rule is about that time.`,
    );
  }
  if (noWeekends) rules.push('It is not on a Saturday or Sunday.');
  if (notBefore !== null) rules.push(`It does not begin before ${notBefore}.`);
  if (notAfter !== null) rules.push(`It does not end after ${notAfter}.`);
  if (blockedTimes.length > 0) {
    rules.push(`On no day does it overlap ${blockedTimes.join(' or ')}.`);
  }
  if (highPriority) {
    rules.push(
      'It has high priority: of all times that keep the other rules only the earliest will do (the first day in the order above, then the earliest minute).',
    );
  }
  return rules;
}
