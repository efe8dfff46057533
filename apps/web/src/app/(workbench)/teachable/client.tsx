'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';

import type { MeasuredVersion, TeachableChoice } from '@assay/contracts/teachable';

import { Allowed } from '../../../components/access/allowed.tsx';
import { buttonClass } from '../../../components/ui/button-class.ts';
import { ButtonLink } from '../../../components/ui/button.tsx';
import { Panel } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { ErrorNote } from '../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { PageSkeleton, Skeleton } from '../../../components/ui/skeleton.tsx';
import { refreshWhileUnderWay } from '../../../measured/refresh-while-under-way.ts';
import { useTRPC } from '../../../trpc/client.tsx';
import { teachableFilePath } from '../../../url/teachable-file.ts';
import { useSearchState } from '../../../url/use-search-state.ts';
import { ItemsPanel } from './_components/items-panel.tsx';
import { RulePanel } from './_components/rule-panel.tsx';
import { RunsPanel } from './_components/runs-panel.tsx';
import { TotalsPanel } from './_components/totals-panel.tsx';
import { chosenRuns, chosenVersionId, readChoice } from './chosen-runs.ts';
import { teachableSearch, type TeachableSearch } from './search-params.ts';

/** Of runs that have ended only a new grading changes it, and each answer costs the server some 0.1 s. */
const REFRESH_WHEN_SEEN_AGAIN_MS = 300_000;

export function TeachableScreen() {
  const trpc = useTRPC();
  const [search] = useSearchState(teachableSearch);
  const versions = useQuery(trpc.teachable.versions.queryOptions());
  if (versions.error) return <ErrorNote>{versions.error.message}</ErrorNote>;
  if (versions.data === undefined) return <PageSkeleton panelClass="h-[60rem]" />;
  const versionId = chosenVersionId(versions.data, search);
  if (versionId === null) return <NothingMeasured />;
  return <Choice versions={versions.data} versionId={versionId} />;
}

interface ChoiceProps {
  versions: readonly MeasuredVersion[];
  versionId: number;
}

function Choice({ versions, versionId }: ChoiceProps) {
  const trpc = useTRPC();
  const [search, changeSearch] = useSearchState(teachableSearch);
  const runs = useQuery(trpc.teachable.runs.queryOptions({ versionId }));
  const chosen = chosenRuns(runs.data ?? [], search);
  const read = readChoice(chosen, search);
  const choice = read.kind === 'ready' ? read.choice : null;
  const teachable = useTeachable(choice, search.list);
  const error = runs.error ?? teachable.error;
  const shown = choice === null ? undefined : teachable.data;
  return (
    <div className="flex flex-col gap-4">
      <Header choice={choice} />
      {error && <ErrorNote>{error.message}</ErrorNote>}
      <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
        <RunsPanel {...{ versions, versionId, chosen }} runs={runs.data} onChange={changeSearch} />
        <RulePanel search={search} onChange={changeSearch} />
        <div className="min-w-0 md:col-span-2 xl:col-span-1">
          {shown && <TotalsPanel teachable={shown} />}
          {read.kind === 'incomplete' && <Missing reason={read.reason} />}
          {choice !== null && teachable.isPending && <Skeleton className="h-96" />}
        </div>
      </div>
      {shown && <ItemsPanel teachable={shown} search={search} />}
    </div>
  );
}

function useTeachable(choice: TeachableChoice | null, list: TeachableSearch['list']) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.teachable.choose.queryOptions(choice === null ? skipToken : { ...choice, list }),
    // The page keeps its shape while a threshold is tried.
    placeholderData: keepPreviousData,
    staleTime: REFRESH_WHEN_SEEN_AGAIN_MS,
    refetchInterval: ({ state }) =>
      refreshWhileUnderWay(state.data && [state.data.strong, ...state.data.weak]),
  });
}

function Missing({ reason }: { reason: string }) {
  return (
    <Panel>
      <EmptyState title="Nothing to compare yet">{reason}</EmptyState>
    </Panel>
  );
}

function Header({ choice }: { choice: TeachableChoice | null }) {
  return (
    <PageHeader
      title="Teachable prompts"
      description="Items that a strong checkpoint answers, and weaker ones only sometimes."
      actions={
        choice !== null && (
          <>
            <FileLink choice={choice} format="csv" label="Download CSV" />
            <FileLink choice={choice} format="jsonl" label="Download JSON lines" />
          </>
        )
      }
    />
  );
}

interface FileLinkProps {
  choice: TeachableChoice;
  format: 'csv' | 'jsonl';
  label: string;
}

function FileLink({ choice, format, label }: FileLinkProps) {
  return (
    <a href={teachableFilePath(format, choice)} download className={buttonClass({})}>
      <Download aria-hidden className="size-3.5" />
      {label}
    </a>
  );
}

function NothingMeasured() {
  return (
    <div className="flex flex-col gap-4">
      <Header choice={null} />
      <Panel>
        <EmptyState
          title="Nothing has been measured yet"
          action={
            <Allowed role="member">
              <ButtonLink href="/sweeps/new" variant="primary">
                New sweep
              </ButtonLink>
            </Allowed>
          }
        >
          Queue a sweep with a strong and a weaker checkpoint on one benchmark.
        </EmptyState>
      </Panel>
    </div>
  );
}
