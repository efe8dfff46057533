import type { Expression } from '../expression.ts';

const LONGEST_TIME = 60;
const TEXT_COMMAND = /\\(?:text|mathrm|mbox)\s?\{([^{}]*)\}|\\[,;: ]|~/g;
const HOURS = /^(\d{1,2})\s{0,3}([ap])\.?\s?m$/i;
const MINUTES = /^(\d{1,2}):([0-5]\d)(?:\s{0,3}([ap])\.?\s?m)?$/i;

/**
 * A time of day, which equals nothing but itself: "5 am", "1:58 pm", "12:05". Without "am" or "pm" only a
 * minute below ten tells it from a ratio (12:00, 7:05).
 */
export function readClock(formula: string): Expression | null {
  if (formula.length > LONGEST_TIME) return null;
  const text = formula.replace(TEXT_COMMAND, ' $1 ').replace(/\s+/g, ' ').trim();
  const hours = HOURS.exec(text);
  if (hours) return time(hours[1], '00', hours[2]);
  const minutes = MINUTES.exec(text);
  if (!minutes) return null;
  const isClock = minutes[3] !== undefined || minutes[2]?.startsWith('0') === true;
  return isClock ? time(minutes[1], minutes[2], minutes[3]) : null;
}

function time(hour = '', minute = '', half: string | undefined): Expression {
  const suffix = half === undefined ? '' : ` ${half.toLowerCase()}m`;
  return { type: 'text', words: `${Number(hour)}:${minute}${suffix}` };
}
