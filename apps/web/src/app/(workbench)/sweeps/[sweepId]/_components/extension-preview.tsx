'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';

import { useTRPC } from '../../../../../trpc/client.tsx';
import type { ReadExtendForm } from '../extend-form.ts';
import { prepareExtension } from '../prepare-extension.ts';

/** How many generations an extension adds, or why it cannot be. */
export function ExtensionPreview({ sweepId, read }: { sweepId: number; read: ReadExtendForm }) {
  const trpc = useTRPC();
  const plan = useQuery({
    ...trpc.sweeps.planExtension.queryOptions(
      read.kind === 'ready' ? { id: sweepId, ...read.extension } : skipToken,
    ),
    placeholderData: keepPreviousData,
  });
  return (
    <div aria-live="polite" className="min-h-16 text-sm tabular-nums">
      {read.kind === 'incomplete' ? (
        <p className="text-ink-muted">{read.message}</p>
      ) : plan.error ? (
        <p className="text-ink-muted">{plan.error.message}</p>
      ) : plan.data === undefined ? (
        <p className="text-ink-muted">Counting…</p>
      ) : (
        <Plan {...prepareExtension(plan.data)} />
      )}
    </div>
  );
}

function Plan({ generations, parts, leftOut }: ReturnType<typeof prepareExtension>) {
  return (
    <>
      <p className="font-semibold">{generations}</p>
      <p className="text-ink-muted">{parts}</p>
      {leftOut !== null && <p className="text-notice">{leftOut}</p>}
    </>
  );
}
