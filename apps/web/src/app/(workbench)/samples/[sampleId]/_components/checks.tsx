import { Check, Minus, X, type LucideIcon } from 'lucide-react';

import type { CheckState, VerdictModel } from '../prepare-verdict.ts';

/** Shape and word carry the meaning; colour only repeats it. */
const MARKS: Record<CheckState, { icon: LucideIcon; className: string }> = {
  passes: { icon: Check, className: 'text-chart-correct' },
  fails: { icon: X, className: 'text-chart-incorrect' },
  'does not apply': { icon: Minus, className: 'text-ink-faint' },
};

/** What was checked one by one: instructions, constraints, tests. */
export function Checks({ checks, summary }: { checks: VerdictModel['checks']; summary: string }) {
  return (
    <section aria-label="Checks" className="min-w-0">
      <h2 className="text-xs text-ink-faint">
        Checks <span className="text-ink-muted tabular-nums">{summary}</span>
      </h2>
      <ul
        tabIndex={0}
        aria-label="Checks one by one"
        className="mt-1 max-h-64 overflow-y-auto rounded-md border border-line py-1"
      >
        {checks.map((check) => (
          <CheckLine key={check.name} {...check} />
        ))}
      </ul>
    </section>
  );
}

function CheckLine({ name, state }: VerdictModel['checks'][number]) {
  const { icon: Icon, className } = MARKS[state];
  return (
    <li className="flex items-start gap-2 px-2 py-0.5">
      <Icon aria-hidden strokeWidth={2.25} className={`mt-0.75 size-3.5 shrink-0 ${className}`} />
      <span className="min-w-0 flex-1 font-mono text-xs leading-5 break-words">{name}</span>
      <span className="shrink-0 text-xs leading-5 text-ink-muted">{state}</span>
    </li>
  );
}

export function Scores({ scores }: { scores: VerdictModel['scores'] }) {
  return (
    <section aria-label="Scores" className="min-w-0">
      <h2 className="text-xs text-ink-faint">Scores (%)</h2>
      <dl className="mt-1 rounded-md border border-line py-1">
        {scores.map(({ name, percent }) => (
          <div key={name} className="flex items-baseline justify-between gap-4 px-2 py-0.5">
            <dt className="min-w-0 font-mono text-xs leading-5 break-words">{name}</dt>
            <dd className="text-sm font-medium tabular-nums">{percent}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
