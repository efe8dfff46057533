'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';

import type { Trace } from '@assay/contracts/samples';

import { TraceFlags } from '../../../../components/flags/trace-flags.tsx';
import { SentPromptsPanel } from '../../../../components/prompts/sent-prompts-panel.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { CopyButton } from '../../../../components/ui/copy-button.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { PageSkeleton } from '../../../../components/ui/skeleton.tsx';
import { weightsText } from '../../../../format/weights-text.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { benchmarkPath, sweepPath } from '../../../../url/routes.ts';
import { Annotations } from './_components/annotations.tsx';
import { NextFailing } from './_components/next-failing.tsx';
import { PrivateItem } from './_components/private-item.tsx';
import { Siblings } from './_components/siblings.tsx';
import { TracePanel } from './_components/trace-panel.tsx';
import { VerdictPanel } from './_components/verdict-panel.tsx';
import { VerdictsPanel } from './_components/verdicts-panel.tsx';
import { answerMark, loopMark } from './loop-mark.ts';
import { laidOutRequest, missingAnswer } from './prepare-trace.ts';

export function SampleScreen({ sampleId }: { sampleId: string }) {
  const trpc = useTRPC();
  const trace = useQuery(trpc.samples.get.queryOptions({ id: sampleId }));
  if (trace.error) return <ErrorNote>{trace.error.message}</ErrorNote>;
  if (trace.data === undefined) return <PageSkeleton panelClass="h-[60rem]" />;
  return (
    <div className="flex flex-col gap-4">
      <TraceHeader trace={trace.data} />
      <TraceFlags flags={trace.data.flags} />
      <PrivateItem key={sampleId} isPrivate={!trace.data.item.isShared}>
        <VerdictPanel trace={trace.data} />
        {trace.data.verdicts.length > 1 && <VerdictsPanel verdicts={trace.data.verdicts} />}
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
          <Texts trace={trace.data} />
          <Annotations trace={trace.data} />
        </div>
      </PrivateItem>
    </div>
  );
}

function TraceHeader({ trace }: { trace: Trace }) {
  const { benchmark, item, checkpoint } = trace;
  return (
    <PageHeader
      title={`${item.key} · repeat ${trace.repeat}`}
      breadcrumbs={[
        { label: 'Benchmarks', href: '/benchmarks' },
        { label: benchmark.title, href: benchmarkPath(benchmark.versionId, trace.runId) },
      ]}
      description={
        <p className="break-words">
          <span className="font-medium text-ink">{checkpoint.name}</span> on {benchmark.title}{' '}
          <span className="font-mono text-xs">{benchmark.version}</span> in{' '}
          <Link href={sweepPath(trace.sweepId)} className="text-accent underline">
            {trace.sweepName}
          </Link>
          , weights{' '}
          <span className="text-xs wrap-anywhere">
            {weightsText(trace.weightsId === null ? [] : [trace.weightsId])}
          </span>
        </p>
      }
      actions={
        <>
          <Siblings trace={trace} />
          <NextFailing sampleId={trace.nextFailingId} />
        </>
      }
    />
  );
}

function Texts({ trace }: { trace: Trace }) {
  const { answer, thinking, item } = trace;
  const request = laidOutRequest(trace.request);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <TracePanel title="Prompt" text={item.prompt} folds />
      <SentPromptsPanel variant={trace.variant} prompts={trace.prompts} />
      <TracePanel
        title="Thinking"
        text={thinking}
        missing="The reply shows no thinking."
        mark={thinking === null ? null : loopMark(thinking, trace.flags)}
      />
      <TracePanel
        title="Answer"
        text={answer}
        missing={missingAnswer(trace)}
        mark={answer === null ? null : answerMark(answer, trace)}
      />
      <Panel
        title="What was sent"
        actions={<CopyButton text={request} label="Copy request" />}
        flush
      >
        <details>
          <summary className="px-4 py-2 text-sm text-ink-muted">Request as JSON</summary>
          <pre className="max-h-96 overflow-auto border-t border-line p-4 font-mono text-xs whitespace-pre-wrap break-words">
            {request}
          </pre>
        </details>
      </Panel>
    </div>
  );
}
