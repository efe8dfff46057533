'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import type { GradingInfo, GradingsPreview } from '@assay/contracts/gradings';

import { Allowed } from '../../../../components/access/allowed.tsx';
import { Button, ButtonLink } from '../../../../components/ui/button.tsx';
import { ConfirmDialog } from '../../../../components/ui/confirm-dialog.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { useMakeCurrent } from '../../../../gradings/use-make-current.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { benchmarkPath } from '../../../../url/routes.ts';

/** What a member may do with gradings that were looked at; a viewer is told who may. */
export function Decision({ preview }: { preview: GradingsPreview }) {
  const [first] = preview.gradings;
  if (first === undefined) return null;
  const gradings = preview.gradings.map(({ grading }) => grading);
  const runPath = benchmarkPath(first.benchmark.versionId, first.grading.runId);
  if (gradings.every(({ isCurrent }) => isCurrent)) {
    return (
      <>
        <span className="text-sm text-ink-muted">This is the current grading.</span>
        <ButtonLink href={runPath}>To the run</ButtonLink>
      </>
    );
  }
  return (
    <Allowed
      role="member"
      otherwise={<span className="text-sm text-ink-muted">A member can make it current.</span>}
    >
      {gradings.every(({ madeCurrentAt }) => madeCurrentAt === null) && (
        <Discard gradings={gradings} runPath={runPath} />
      )}
      <MakeCurrent gradings={gradings} runPath={runPath} />
    </Allowed>
  );
}

interface DecisionProps {
  gradings: readonly GradingInfo[];
  runPath: string;
}

function MakeCurrent({ gradings, runPath }: DecisionProps) {
  const router = useRouter();
  const making = useMakeCurrent({
    onDone: () => {
      router.push(runPath);
    },
  });
  const isComplete = gradings.every(({ status }) => status === 'complete');
  return (
    <>
      <Button
        variant="primary"
        pending={making.isPending || making.isSuccess}
        disabled={!isComplete}
        title={isComplete ? undefined : 'Everything must be graded first.'}
        onClick={() => {
          making.mutate({ gradingIds: gradings.map(({ id }) => id) });
        }}
      >
        Make current
      </Button>
      {making.error && <ErrorNote className="w-full">{making.error.message}</ErrorNote>}
    </>
  );
}

function Discard({ gradings, runPath }: DecisionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const discarding = useMutation(
    trpc.gradings.discard.mutationOptions({
      onSuccess: async () => {
        setIsOpen(false);
        router.push(runPath);
        await queryClient.invalidateQueries(trpc.gradings.list.pathFilter());
      },
    }),
  );
  return (
    <>
      <Button
        variant="danger"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        Discard
      </Button>
      <ConfirmDialog
        open={isOpen}
        title="Discard what was graded again?"
        confirmLabel="Discard"
        pending={discarding.isPending}
        error={discarding.error?.message}
        onConfirm={() => {
          discarding.mutate({ gradingIds: gradings.map(({ id }) => id) });
        }}
        onClose={() => {
          setIsOpen(false);
        }}
      >
        Its verdicts are removed; the current grading and every sample stay as they are.
      </ConfirmDialog>
    </>
  );
}
