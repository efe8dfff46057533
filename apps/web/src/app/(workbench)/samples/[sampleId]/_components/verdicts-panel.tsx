import { CircleCheck } from 'lucide-react';
import Link from 'next/link';

import type { Trace } from '@assay/contracts/samples';

import { OutcomeBadge } from '../../../../../components/ui/badge.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { Time } from '../../../../../components/ui/time.tsx';
import { graderText } from '../../../../../format/grader-text.ts';
import { reasonWords } from '../../../../../format/verdict-words.ts';
import { gradingsPath } from '../../../../../url/routes.ts';

/** Every verdict this sample was ever given, side by side, the one that counts marked. */
export function VerdictsPanel({ verdicts }: Pick<Trace, 'verdicts'>) {
  return (
    <Panel
      title="All verdicts of this sample"
      description="One from each grading of the run, the newest first."
      flush
    >
      <Table caption="Verdicts of this sample by grading" maxHeightClass="max-h-96">
        <thead>
          <tr>
            <Th pinned>Grading</Th>
            <Th>Verdict</Th>
            <Th>Reason</Th>
            <Th>Extracted</Th>
            <Th className="w-full">Grader</Th>
            <Th numeric>Graded</Th>
          </tr>
        </thead>
        <tbody>
          {verdicts.map((verdict) => (
            <VerdictRow key={verdict.gradingId} verdict={verdict} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function VerdictRow({ verdict }: { verdict: Trace['verdicts'][number] }) {
  const { gradingId, isCurrent } = verdict;
  return (
    <tr aria-current={isCurrent || undefined}>
      <Th scope="row" pinned className="whitespace-nowrap tabular-nums">
        {isCurrent ? (
          <span className="inline-flex items-center gap-1 font-semibold">
            #{gradingId} <CircleCheck aria-hidden className="size-3.5 text-accent" /> current
          </span>
        ) : (
          <Link href={gradingsPath([gradingId])} className="text-accent hover:underline">
            #{gradingId}
          </Link>
        )}
      </Th>
      <Td>
        <OutcomeBadge outcome={verdict.outcome} className="align-middle" />
      </Td>
      <Td className="whitespace-nowrap text-ink-muted">{reasonWords(verdict.reason).short}</Td>
      <Td className="max-w-80 min-w-40 font-mono text-xs break-words">
        {verdict.extracted ?? <span className="font-sans text-ink-faint">none found</span>}
      </Td>
      <Td className="min-w-48 break-words">{graderText(verdict.grader)}</Td>
      <Td numeric className="text-ink-muted">
        <Time value={verdict.gradingCreatedAt} />
      </Td>
    </tr>
  );
}
