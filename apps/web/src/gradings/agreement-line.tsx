'use client';

import { useQuery } from '@tanstack/react-query';

import type { AgreementOfGradingInput } from '@assay/contracts/grading-agreement';
import type { GradingInfo } from '@assay/contracts/gradings';

import { ErrorNote } from '../components/ui/error-note.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { MISSING } from '../format/numbers.ts';
import { useTRPC } from '../trpc/client.tsx';
import { prepareAgreement } from './prepare-agreement.ts';
import { refreshWhileGrading } from './refresh-while-grading.ts';

interface AgreementLineProps {
  grading: Pick<GradingInfo, 'id' | 'status'>;
  /** The current grading of its run, or people. */
  other: AgreementOfGradingInput['with'];
}

/** How far a grading agrees with somebody else, in one line; a gap with its reason where it is unknown. */
export function AgreementLine({ grading, other }: AgreementLineProps) {
  const trpc = useTRPC();
  const agreement = useQuery({
    ...trpc.gradings.agreement.queryOptions({ gradingId: grading.id, with: other }),
    refetchInterval: refreshWhileGrading([grading]),
    // Asked for again wherever it is shown: annotations are written on other pages.
    staleTime: 0,
  });
  if (agreement.error) return <ErrorNote>{agreement.error.message}</ErrorNote>;
  if (agreement.data === undefined) return <Skeleton className="h-5 w-full max-w-96" />;
  const { lead, share, detail } = prepareAgreement(agreement.data, other);
  return (
    <p className="text-sm tabular-nums">
      {lead} <span className="font-medium">{share ?? MISSING}</span>{' '}
      <span className="text-ink-muted">({detail})</span>
    </p>
  );
}
