const SEGMENTS = [
  { name: 'correct', swatch: 'bg-chart-correct' },
  { name: 'incorrect', swatch: 'bg-chart-incorrect' },
  { name: 'unscorable', swatch: 'bg-chart-unscorable hatched' },
  { name: 'failed', swatch: 'bg-danger dotted-fill' },
] as const;

/**
 * The bars' key, in the order of their parts: position and texture tell them apart without colour.
 * @param rest what the empty part of a bar is
 */
export function SegmentLegend({ rest }: { rest: string }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-muted">
      {[...SEGMENTS, { name: rest, swatch: 'bg-line' }].map(({ name, swatch }) => (
        <li key={name} className="flex items-center gap-1.5">
          <span aria-hidden className={`inline-block size-2.5 rounded-sm ${swatch}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}
