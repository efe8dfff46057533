import { TriangleAlert } from 'lucide-react';

import type { SampleVerdict, Trace } from '@assay/contracts/samples';

import { OutcomeBadge } from '../../../../../components/ui/badge.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { Stat } from '../../../../../components/ui/stat.tsx';
import { prepareTraceFigures } from '../prepare-trace.ts';
import { prepareVerdict } from '../prepare-verdict.ts';
import { Checks, Scores } from './checks.tsx';

/** What was decided and why, with the extracted answer beside the gold. */
export function VerdictPanel({ trace }: { trace: Trace }) {
  const { verdict, item } = trace;
  return (
    <Panel>
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {verdict === null ? (
          <p className="text-sm text-ink-muted">This sample has not been graded yet.</p>
        ) : (
          <VerdictWords verdict={verdict} />
        )}
        <dl className="grid min-w-0 content-start gap-4 sm:grid-cols-2">
          <AnswerBox label="Extracted" text={verdict?.extracted ?? null} missing="none found" />
          <AnswerBox label="Gold" text={item.gold} missing="none" />
        </dl>
      </div>
      {verdict !== null && <Findings verdict={verdict} />}
      <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 border-t border-line pt-4 sm:grid-cols-3 xl:grid-cols-6">
        {prepareTraceFigures(trace).map((figure) => (
          <Stat key={figure.label} {...figure} />
        ))}
      </dl>
      <Attributes attributes={item.attributes} />
    </Panel>
  );
}

function VerdictWords({ verdict }: { verdict: SampleVerdict }) {
  const { reason, detail, doubts, grading } = prepareVerdict(verdict);
  return (
    <div className="flex min-w-0 flex-col gap-1 text-sm text-ink-muted">
      <OutcomeBadge outcome={verdict.outcome} className="text-base font-semibold text-ink" />
      <p>{reason}</p>
      {detail !== null && <p className="break-words">{detail}</p>}
      {doubts.length > 0 && (
        <ul aria-label="Reasons to doubt it" className="flex flex-col gap-0.5">
          {doubts.map((doubt) => (
            <li key={doubt} className="flex items-start gap-1.5 text-notice">
              <TriangleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
              {doubt}
            </li>
          ))}
        </ul>
      )}
      <p className="text-xs break-words text-ink-faint">{grading}</p>
    </div>
  );
}

function Findings({ verdict }: { verdict: SampleVerdict }) {
  const { checks, checkSummary, scores } = prepareVerdict(verdict);
  if (checks.length === 0 && scores.length === 0) return null;
  return (
    <div className="mt-4 grid gap-x-8 gap-y-4 border-t border-line pt-4 lg:grid-cols-2">
      {checks.length > 0 && <Checks checks={checks} summary={checkSummary} />}
      {scores.length > 0 && <Scores scores={scores} />}
    </div>
  );
}

interface AnswerBoxProps {
  label: string;
  text: string | null;
  missing: string;
}

function AnswerBox({ label, text, missing }: AnswerBoxProps) {
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
