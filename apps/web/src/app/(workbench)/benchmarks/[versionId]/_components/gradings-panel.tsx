'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import Link from 'next/link';

import { Allowed } from '../../../../../components/access/allowed.tsx';
import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Skeleton } from '../../../../../components/ui/skeleton.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { Time } from '../../../../../components/ui/time.tsx';
import { AgreementLine } from '../../../../../gradings/agreement-line.tsx';
import { refreshWhileGrading } from '../../../../../gradings/refresh-while-grading.ts';
import { useMakeCurrent } from '../../../../../gradings/use-make-current.ts';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { prepareGrading, type GradingRowModel } from '../prepare-gradings.ts';
import { FinishGrading } from './finish-grading.tsx';

/** All gradings of a run: old ones stay, and each that is complete can count again. */
export function GradingsPanel({ runId }: { runId: number }) {
  const trpc = useTRPC();
  const gradings = useQuery({
    ...trpc.gradings.list.queryOptions({ runId }),
    refetchInterval: ({ state }) => refreshWhileGrading(state.data),
  });
  const making = useMakeCurrent();
  const current = gradings.data?.find(({ isCurrent }) => isCurrent);
  const error = gradings.error ?? making.error;
  return (
    <Panel
      title="Gradings"
      description="Every figure of this run speaks of the current one; no other is lost."
      flush
    >
      {error && <ErrorNote className="m-4">{error.message}</ErrorNote>}
      {gradings.isPending && <Skeleton className="h-24" />}
      {gradings.data && (
        <GradingTable
          gradings={gradings.data.map(prepareGrading)}
          pendingId={making.isPending ? making.variables.gradingIds[0] : undefined}
          onMakeCurrent={(gradingId) => {
            making.mutate({ gradingIds: [gradingId] });
          }}
        />
      )}
      {current && (
        <div className="border-t border-line px-4 py-3">
          <AgreementLine grading={current} other="people" />
        </div>
      )}
    </Panel>
  );
}

interface GradingTableProps {
  gradings: readonly GradingRowModel[];
  pendingId: number | undefined;
  onMakeCurrent: (gradingId: number) => void;
}

function GradingTable({ gradings, pendingId, onMakeCurrent }: GradingTableProps) {
  return (
    <Table caption="Gradings of this run, newest first" maxHeightClass="max-h-96">
      <thead>
        <tr>
          <Th pinned>Grading</Th>
          <Th className="w-full">Grader</Th>
          <Th>State</Th>
          <Th numeric>Correct</Th>
          <Th numeric>Incorrect</Th>
          <Th numeric>Unscorable</Th>
          <Th>Started by</Th>
          <Th numeric>Started</Th>
          <Th aria-label="What can be done" />
        </tr>
      </thead>
      <tbody>
        {gradings.map((grading) => (
          <GradingRow
            key={grading.id}
            grading={grading}
            isPending={grading.id === pendingId}
            onMakeCurrent={onMakeCurrent}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface GradingRowProps {
  grading: GradingRowModel;
  isPending: boolean;
  onMakeCurrent: (gradingId: number) => void;
}

function GradingRow({ grading, isPending, onMakeCurrent }: GradingRowProps) {
  const { id, isCurrent } = grading;
  return (
    <tr aria-current={isCurrent || undefined}>
      <Th scope="row" pinned className="whitespace-nowrap tabular-nums">
        {isCurrent ? (
          <span className="font-semibold">#{id}</span>
        ) : (
          <Link href={grading.href} className="font-medium text-accent hover:underline">
            #{id}
            <span className="sr-only">, compared with the current one</span>
          </Link>
        )}
      </Th>
      <Td className="min-w-48 break-words">{grading.grader}</Td>
      <Td className="whitespace-nowrap">
        <span className="inline-flex items-center gap-1 align-middle">
          {isCurrent && <CircleCheck aria-hidden className="size-3.5 text-accent" />}
          <span className={isCurrent ? 'font-medium' : 'text-ink-muted'}>{grading.state}</span>
        </span>
      </Td>
      <Td numeric>{grading.correct}</Td>
      <Td numeric>{grading.incorrect}</Td>
      <Td numeric className={grading.isAnyUnscorable ? 'font-medium text-notice' : ''}>
        {grading.unscorable}
      </Td>
      <Td className="whitespace-nowrap text-ink-muted">{grading.createdBy}</Td>
      <Td numeric className="text-ink-muted">
        <Time value={grading.createdAt} />
      </Td>
      <Td className="py-1 text-right whitespace-nowrap">
        {grading.canBeFinished && (
          <Allowed role="member">
            <FinishGrading gradingId={id} />
          </Allowed>
        )}
        {grading.canBeCurrent && (
          <Allowed role="member">
            <Button
              size="small"
              pending={isPending}
              aria-label={`Make grading ${id} current`}
              onClick={() => {
                onMakeCurrent(id);
              }}
            >
              Make current
            </Button>
          </Allowed>
        )}
      </Td>
    </tr>
  );
}
