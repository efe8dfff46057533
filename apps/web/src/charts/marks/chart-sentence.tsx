import type { ReactElement } from 'react';

interface ChartSentenceProps {
  heightPx: number;
  sentence: string;
}

/** Where a chart would be: why there is none, in the same height. */
export function ChartSentence({ heightPx, sentence }: ChartSentenceProps): ReactElement {
  return (
    <p
      className="m-0 flex items-center justify-center text-center text-sm"
      style={{ minHeight: heightPx, color: 'var(--chart-axis)' }}
    >
      {sentence}
    </p>
  );
}
