/** From the first minute up to, and without, the last. */
export interface Span {
  from: number;
  to: number;
}

export const MINUTES_OF_DAY = 24 * 60;

/** "09:30" in minutes since midnight; null: no such time. */
export function readTimeOfDay(text: string): number | null {
  if (!/^\d{2}:\d{2}$/.test(text)) return null;
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return minutes < 60 && hours * 60 + minutes <= MINUTES_OF_DAY ? hours * 60 + minutes : null;
}

/** "09:30-10:00"; null where it does not end after it begins. */
export function readSpan(text: string): Span | null {
  const [from = null, to = null] = text.split('-').map(readTimeOfDay);
  return from === null || to === null || from >= to ? null : { from, to };
}

export function timeText(minute: number): string {
  const hours = Math.trunc(minute / 60);
  return `${hours < 10 ? '0' : ''}${hours}:${minute % 60 < 10 ? '0' : ''}${minute % 60}`;
}
