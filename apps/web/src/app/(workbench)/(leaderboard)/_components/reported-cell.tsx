import { MISSING } from '../../../../format/numbers.ts';
import type { ReportedValueModel } from '../prepare-reported-value.ts';

interface ReportedCellProps {
  values: readonly ReportedValueModel[];
  /** "DeepSeek-R1, AIME 2025": what the links are about, for those who hear them alone. */
  subject: string;
}

/** All that is reported for one model and column, a line for each source. */
export function ReportedCell({ values, subject }: ReportedCellProps) {
  if (values.length === 0) {
    return (
      <span className="block px-3 py-2 text-ink-faint">
        <span aria-hidden>{MISSING}</span>
        <span className="sr-only">not reported</span>
      </span>
    );
  }
  return (
    <ul className="py-1">
      {values.map((value) => (
        <li key={value.key}>
          <ReportedValue value={value} subject={subject} />
        </li>
      ))}
    </ul>
  );
}

function ReportedValue({ value, subject }: { value: ReportedValueModel; subject: string }) {
  return (
    <a
      href={value.href}
      aria-label={`${subject}: ${value.description}`}
      className="group relative block px-3 py-0.5 tabular-nums hover:bg-hover focus-visible:-outline-offset-2"
    >
      {value.metric !== null && (
        <span className="block text-xs whitespace-nowrap text-ink-muted">{value.metric}</span>
      )}
      <span className="grid grid-cols-[5ch_6ch_1fr_auto] items-baseline gap-1.5 whitespace-nowrap">
        <span className="text-right text-sm italic">{value.value}</span>
        <span className="text-right text-xs text-ink-faint">{value.spread}</span>
        <span className="text-xs text-ink-faint">{value.repeats}</span>
        <span className="text-xs text-ink-muted">{value.marks}</span>
      </span>
      <span
        aria-hidden
        className="pointer-events-none absolute right-0 bottom-full z-30 hidden w-72 rounded-md border border-line-strong bg-surface px-2 py-1 text-left text-xs text-ink group-hover:block group-focus-visible:block"
      >
        {value.source}
      </span>
    </a>
  );
}
