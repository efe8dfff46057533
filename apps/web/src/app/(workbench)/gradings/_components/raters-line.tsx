'use client';

import { useQuery } from '@tanstack/react-query';

import { MISSING } from '../../../../format/numbers.ts';
import { prepareRaters } from '../../../../gradings/prepare-raters.ts';
import { useTRPC } from '../../../../trpc/client.tsx';

/** Nothing where two raters speak at most: κ says it then. */
export function RatersLine({ gradingId }: { gradingId: number }) {
  const trpc = useTRPC();
  // Annotations are written on other pages.
  const raters = useQuery({
    ...trpc.gradings.raters.queryOptions({ gradingId }),
    staleTime: 0,
  });
  const model = raters.data && prepareRaters(raters.data);
  if (!model) return null;
  return (
    <p className="text-sm tabular-nums">
      {model.lead}, on what people speak of:{' '}
      <span className="font-medium">{model.alpha ?? MISSING}</span>{' '}
      <span className="text-ink-muted">({model.detail})</span>
      <span className="block text-xs text-ink-faint">Decisions of {model.raters}</span>
    </p>
  );
}
