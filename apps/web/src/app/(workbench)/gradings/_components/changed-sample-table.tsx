import Link from 'next/link';

import type { ChangedSample } from '@assay/contracts/changed-samples';

import { OutcomeBadge } from '../../../../components/ui/badge.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { formatCount } from '../../../../format/numbers.ts';
import { reasonWords } from '../../../../format/verdict-words.ts';
import { samplePath } from '../../../../url/routes.ts';

export function ChangedSampleTable({ samples }: { samples: readonly ChangedSample[] }) {
  return (
    <Table caption="Samples whose verdict changes" maxHeightClass="max-h-[70dvh]">
      <thead>
        <tr>
          <Th pinned>Item</Th>
          <Th numeric>Repeat</Th>
          <Th>Now</Th>
          <Th>New</Th>
          <Th>Extracted now</Th>
          <Th>Extracted new</Th>
          <Th>Gold</Th>
          <Th numeric>Tokens</Th>
        </tr>
      </thead>
      <tbody>
        {samples.map((sample) => (
          <ChangedSampleRow key={sample.id} sample={sample} />
        ))}
      </tbody>
    </Table>
  );
}

function ChangedSampleRow({ sample }: { sample: ChangedSample }) {
  const { before, after } = sample;
  return (
    <tr className="hover:bg-hover">
      <Th scope="row" pinned className="whitespace-nowrap">
        <Link
          href={samplePath(sample.id)}
          prefetch={false}
          className="font-mono text-xs text-accent hover:underline"
        >
          {sample.itemKey}
          <span className="sr-only">, repeat {sample.repeat}</span>
        </Link>
      </Th>
      <Td numeric>{sample.repeat}</Td>
      <VerdictCell verdict={before} />
      <VerdictCell verdict={after} />
      <AnswerCell answer={before.extracted} />
      <AnswerCell answer={after.extracted} />
      <AnswerCell answer={sample.gold} />
      <Td numeric>{formatCount(sample.completionTokens)}</Td>
    </tr>
  );
}

function VerdictCell({ verdict }: { verdict: ChangedSample['before'] }) {
  return (
    <Td className="whitespace-nowrap">
      <OutcomeBadge outcome={verdict.outcome} className="align-middle" />
      <span className="block text-xs text-ink-faint">{reasonWords(verdict.reason).short}</span>
    </Td>
  );
}

function AnswerCell({ answer }: { answer: string | null }) {
  return (
    <Td className="max-w-80 min-w-40 font-mono text-xs break-words">
      {answer ?? <span className="font-sans text-ink-faint">none found</span>}
    </Td>
  );
}
