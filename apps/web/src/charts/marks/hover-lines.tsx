'use client';

import type { ReactElement } from 'react';

interface HoverLinesProps {
  /** recharts' payload: each entry carries the datum it was drawn from. */
  payload: readonly { payload?: unknown }[];
}

/** Tooltip content: the lines that the hovered datum brought along, prepared; no wider than a plot on a phone. */
export function HoverLines({ payload }: HoverLinesProps): ReactElement | null {
  const lines = hoverLinesOf(payload[0]?.payload);
  if (lines.length === 0) return null;
  return (
    <div
      className="max-w-56 rounded border px-2 py-1 text-xs break-words tabular-nums sm:max-w-md"
      style={{ background: 'Canvas', color: 'CanvasText', borderColor: 'var(--chart-grid)' }}
    >
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

function hoverLinesOf(datum: unknown): string[] {
  if (typeof datum !== 'object' || datum === null || !('hoverLines' in datum)) return [];
  const { hoverLines } = datum;
  return Array.isArray(hoverLines) ? hoverLines.filter((line) => typeof line === 'string') : [];
}
