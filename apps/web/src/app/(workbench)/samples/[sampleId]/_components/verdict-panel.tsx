import type { Trace } from '@assay/contracts/samples';

import { OutcomeBadge } from '../../../../../components/ui/badge.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { Stat } from '../../../../../components/ui/stat.tsx';
import { prepareTraceFigures, verdictSentences } from '../prepare-trace.ts';

/** What was decided and why, with the extracted answer beside the gold. */
export function VerdictPanel({ trace }: { trace: Trace }) {
  const { verdict, item } = trace;
  return (
    <Panel>
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-1">
          {verdict !== null && (
            <OutcomeBadge outcome={verdict.outcome} className="text-base font-semibold" />
          )}
          {verdictSentences(verdict).map((sentence) => (
            <p key={sentence} className="text-sm text-ink-muted">
              {sentence}
            </p>
          ))}
        </div>
        <dl className="grid min-w-0 gap-4 sm:grid-cols-2">
          <AnswerBox label="Extracted" text={verdict?.extracted ?? null} missing="none found" />
          <AnswerBox label="Gold" text={item.gold} missing="none" />
        </dl>
      </div>
      <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 border-t border-line pt-4 sm:grid-cols-3 xl:grid-cols-6">
        {prepareTraceFigures(trace).map((figure) => (
          <Stat key={figure.label} {...figure} />
        ))}
      </dl>
      <Attributes attributes={item.attributes} />
    </Panel>
  );
}

function AnswerBox({
  label,
  text,
  missing,
}: {
  label: string;
  text: string | null;
  missing: string;
}) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-faint">{label}</dt>
      <dd className="mt-1 max-h-32 overflow-auto rounded-md border border-line px-2 py-1.5 font-mono text-sm break-words whitespace-pre-wrap">
        {text ?? <span className="font-sans text-ink-faint">{missing}</span>}
      </dd>
    </div>
  );
}

function Attributes({ attributes }: { attributes: Trace['item']['attributes'] }) {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return null;
  return (
    <ul
      className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-faint"
      aria-label="Attributes of the item"
    >
      {entries.map(([name, value]) => (
        <li key={name}>
          {name} <span className="text-ink-muted">{String(value)}</span>
        </li>
      ))}
    </ul>
  );
}
