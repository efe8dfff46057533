'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { AttemptRow } from '@assay/contracts/attempts';
import type { RunDetail } from '@assay/contracts/runs';

import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { Dialog } from '../../../../../components/ui/dialog.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { formatDuration } from '../../../../../format/duration.ts';
import { refreshWhileUnderWay } from '../../../../../measured/refresh-while-under-way.ts';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { AttemptText } from './attempt-text.tsx';
import { AttemptsTable } from './attempts-table.tsx';

/** The tries that gave no sample, with what had come of their replies; nothing where there were none. */
export function AttemptsPanel({ run }: { run: RunDetail }) {
  const trpc = useTRPC();
  const [read, setRead] = useState<AttemptRow | null>(null);
  const pages = useInfiniteQuery({
    ...trpc.runs.attempts.infiniteQueryOptions(
      { runId: run.id },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    refetchInterval: refreshWhileUnderWay([run]),
  });
  if (pages.error) return <ErrorNote>{pages.error.message}</ErrorNote>;
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel
      title="Attempts without a sample"
      description="The newest first. Kept for diagnosis, in no figure; what had come of a reply is never graded."
      flush
    >
      <AttemptsTable attempts={rows} onRead={setRead} />
      {pages.hasNextPage && (
        <div className="border-t border-line p-3 text-center">
          <Button
            size="small"
            pending={pages.isFetchingNextPage}
            onClick={async () => void (await pages.fetchNextPage())}
          >
            Load more
          </Button>
        </div>
      )}
      <Dialog
        open={read !== null}
        onClose={() => {
          setRead(null);
        }}
        title={read === null ? '' : `${read.itemKey}, repeat ${read.repeat}, as far as it came`}
        placement="side"
      >
        {read !== null && <ReadAttempt runId={run.id} attempt={read} />}
      </Dialog>
    </Panel>
  );
}

function ReadAttempt({ runId, attempt }: { runId: number; attempt: AttemptRow }) {
  const { id, errorClass, message, durationMs } = attempt;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm wrap-anywhere text-ink-muted">
        <span className="font-mono text-xs">{errorClass}</span> after {formatDuration(durationMs)}:{' '}
        {message}
      </p>
      <AttemptText runId={runId} id={id} />
    </div>
  );
}
