'use client';

import { useQuery } from '@tanstack/react-query';

import type { GradingPreview, GradingsPreview } from '@assay/contracts/gradings';

import { ErrorNote } from '../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { PageSkeleton } from '../../../components/ui/skeleton.tsx';
import { counted } from '../../../format/counted.ts';
import { graderText } from '../../../format/grader-text.ts';
import { refreshWhileGrading } from '../../../gradings/refresh-while-grading.ts';
import { useTRPC } from '../../../trpc/client.tsx';
import { benchmarkPath } from '../../../url/routes.ts';
import { useSearchState } from '../../../url/use-search-state.ts';
import { AgreementPanel } from './_components/agreement-panel.tsx';
import { CellChanges } from './_components/cell-changes.tsx';
import { ChangedSamples } from './_components/changed-samples.tsx';
import { Decision } from './_components/decision.tsx';
import { RankMoves } from './_components/rank-moves.tsx';
import { VerdictChanges } from './_components/verdict-changes.tsx';
import { gradingsSearch } from './search-params.ts';

/** What would change if these gradings became the current ones, and the decision about it. */
export function GradingsScreen({ gradingIds }: { gradingIds: readonly number[] }) {
  const trpc = useTRPC();
  const [search] = useSearchState(gradingsSearch);
  const preview = useQuery({
    ...trpc.gradings.preview.queryOptions({ gradingIds: [...gradingIds] }),
    refetchInterval: ({ state }) =>
      refreshWhileGrading(state.data?.gradings.map(({ grading }) => grading)),
  });
  if (preview.error) return <ErrorNote>{preview.error.message}</ErrorNote>;
  if (preview.data === undefined) return <PageSkeleton panelClass="h-[36rem]" />;
  const { gradings } = preview.data;
  const shown = gradings.find(({ grading }) => grading.id === search.show) ?? gradings[0];
  return (
    <div className="flex flex-col gap-4">
      <Header preview={preview.data} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <VerdictChanges preview={preview.data} />
        <RankMoves preview={preview.data} />
      </div>
      {shown && <AgreementPanel preview={shown} />}
      <CellChanges gradings={gradings} shownId={shown?.grading.id ?? null} ids={search.ids} />
      {shown && <ChangedSamples preview={shown} filter={search} />}
    </div>
  );
}

function Header({ preview }: { preview: GradingsPreview }) {
  const [first, ...others] = preview.gradings;
  if (first === undefined) return null;
  return (
    <PageHeader
      title={others.length === 0 ? `Grading ${first.grading.id}` : 'Re-grading'}
      breadcrumbs={[
        { label: 'Benchmarks', href: '/benchmarks' },
        {
          label: first.benchmark.title,
          href: benchmarkPath(first.benchmark.versionId, first.grading.runId),
        },
      ]}
      description={
        others.length === 0 ? <OneRun preview={first} /> : <SomeRuns preview={preview} />
      }
      actions={<Decision preview={preview} />}
    />
  );
}

function OneRun({ preview }: { preview: GradingPreview }) {
  const { checkpoint, benchmark, grading, before } = preview;
  const current = `; the current grading ${preview.comparedWithId} is by ${graderText(before.grader)}`;
  return (
    <p className="break-words">
      <span className="font-medium text-ink">{checkpoint.name}</span> on {benchmark.title}, judged
      by {graderText(grading.grader)}
      {grading.isCurrent ? '' : current}.
    </p>
  );
}

function SomeRuns({ preview }: { preview: GradingsPreview }) {
  const graders = new Set(preview.gradings.map(({ grading }) => graderText(grading.grader)));
  return (
    <p className="break-words">
      {counted(preview.gradings.length, 'run')}, judged by {[...graders].join('; ')}.
    </p>
  );
}
