/** Minutes since midnight, both ends of a stretch of time. */
export interface Minutes {
  start: number;
  end: number;
}

export const DAY_MINUTES = 24 * 60;

/** Minutes since midnight of "HH:MM", 00:00 to 24:00; null: no such time. */
export function readTime(text: string): number | null {
  const [, hours = '', rest = ''] = /^(\d{2}):(\d{2})$/.exec(text) ?? [];
  const minutes = 60 * Number(hours) + Number(rest);
  return hours !== '' && Number(rest) < 60 && minutes <= DAY_MINUTES ? minutes : null;
}

/** "HH:MM" of minutes since midnight. */
export function writeTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Whether a value is a span such as "09:00-10:30" that ends after it begins. */
export function isSpan(value: unknown): value is string {
  return typeof value === 'string' && toMinutes(value) !== null;
}

/** The span in minutes; null: it is none. */
export function toMinutes(span: string): Minutes | null {
  const [first = '', second = '', ...others] = span.split('-');
  const [start, end] = [readTime(first), readTime(second)];
  if (others.length > 0 || start === null || end === null || start >= end) return null;
  return { start, end };
}

/** Spans that have been read before. Throws for one that is none. */
export function minutesOf(spans: readonly string[]): Minutes[] {
  return spans.map((span) => {
    const minutes = toMinutes(span);
    if (minutes === null) throw new Error(`"${span}" is no span of time.`);
    return minutes;
  });
}
