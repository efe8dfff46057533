export const SEGMENT_TONES = ['correct', 'incorrect', 'unscorable', 'failed', 'done'] as const;
export type SegmentTone = (typeof SEGMENT_TONES)[number];

export interface ProgressSegment {
  tone: SegmentTone;
  label: string;
  count: number;
}

export interface PreparedProgress {
  done: number;
  remaining: number;
  /** For a screen reader: every part by name. */
  text: string;
  drawn: ProgressSegment[];
}

/** Parts of a whole, ready to draw: empty ones left out, the rest of the total as `remaining`, never negative. */
export function prepareProgress(
  segments: readonly ProgressSegment[],
  total: number,
): PreparedProgress {
  const drawn = segments.filter(({ count }) => count > 0);
  const done = drawn.reduce((sum, { count }) => sum + count, 0);
  const parts = drawn.map(({ label, count }) => `${count} ${label}`);
  return {
    done,
    remaining: Math.max(0, total - done),
    text: [`${done} of ${total}`, ...parts].join(', '),
    drawn,
  };
}
