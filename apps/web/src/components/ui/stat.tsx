import { clsx } from 'clsx';

import { MISSING } from '../../format/numbers.ts';

interface StatProps {
  label: string;
  /** Formatted; null is drawn as a gap. */
  value: string | null;
  unit?: string | undefined;
  detail?: string | undefined;
  /** Why there is no value. */
  reason?: string | undefined;
  /** A figure to be seen before any other. */
  notable?: boolean | undefined;
  className?: string;
}

/** One figure with its name. Wrap several in `<dl>`. */
export function Stat(props: StatProps) {
  const { label, value, unit, detail, reason, notable = false, className } = props;
  return (
    <div className={clsx('min-w-0', className)}>
      <dt className="text-xs text-ink-faint">{label}</dt>
      <dd
        className={clsx(
          'text-lg font-medium whitespace-nowrap tabular-nums',
          notable && 'text-notice',
        )}
        title={value === null ? reason : undefined}
      >
        {value ?? MISSING}
        {value === null && reason !== undefined && <span className="sr-only">{reason}</span>}
        {value !== null && unit !== undefined && (
          <span className="ml-1 text-sm font-normal text-ink-muted">{unit}</span>
        )}
      </dd>
      {detail !== undefined && <dd className="text-xs text-ink-faint tabular-nums">{detail}</dd>}
    </div>
  );
}
