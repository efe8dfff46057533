'use client';

import { clsx } from 'clsx';
import { useLayoutEffect, useRef } from 'react';

import { formatCount } from '../format/numbers.ts';
import type { ShownText } from './growing-reply.ts';

/** So near to its end, a reader wants to go on reading there. */
const NEAR_END_PX = 24;

interface GrowingTextProps {
  label: string;
  shown: ShownText;
  className?: string;
}

/**
 * Text of a model, as text and nothing else. It follows its end, until the reader scrolls up, and again when the
 * reader comes back to the end.
 */
export function GrowingText({ label, shown, className }: GrowingTextProps) {
  const ref = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  // After every change: of the text, and of the room it has.
  useLayoutEffect(() => {
    const area = ref.current;
    if (area !== null && isFollowing.current) area.scrollTop = area.scrollHeight;
  });
  return (
    <div
      ref={ref}
      role="region"
      aria-label={label}
      tabIndex={0}
      onScroll={({ currentTarget: area }) => {
        const belowPx = area.scrollHeight - area.scrollTop - area.clientHeight;
        isFollowing.current = belowPx <= NEAR_END_PX;
      }}
      className={clsx(
        'overflow-auto overscroll-contain rounded-md border border-line bg-canvas p-3',
        className,
      )}
    >
      {shown.hidden > 0 && (
        <p className="mb-2 text-xs text-ink-faint">
          {formatCount(shown.hidden)} characters before this are not shown here.
        </p>
      )}
      <p className="font-mono text-xs break-words whitespace-pre-wrap">{shown.text}</p>
    </div>
  );
}
