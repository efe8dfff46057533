'use client';

import type { ExtensionPlan } from '@assay/contracts/sweep-extension';

import type { ReadExtendForm } from '../extend-form.ts';
import { prepareExtension } from '../prepare-extension.ts';

interface ExtensionPreviewProps {
  read: ReadExtendForm;
  plan: { data: ExtensionPlan | undefined; error: { message: string } | null };
}

/** How many generations an extension adds, or why it cannot be. */
export function ExtensionPreview({ read, plan }: ExtensionPreviewProps) {
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
