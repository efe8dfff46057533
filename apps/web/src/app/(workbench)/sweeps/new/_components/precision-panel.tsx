'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { useState } from 'react';

import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { NumberInput } from '../../../../../components/ui/inputs.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { PRECISION_METHOD, preparePrecision } from '../prepare-precision.ts';
import type { SweepForm } from '../sweep-form.ts';
import { PrecisionTable } from './precision-table.tsx';

/** In points. */
const USUAL_HALF_WIDTH = 2;

/** What the repeats will be able to show, before they are paid for. */
export function PrecisionPanel({ form }: { form: SweepForm }) {
  const [halfWidth, setHalfWidth] = useState<number | null>(USUAL_HALF_WIDTH);
  const isHalfWidth = halfWidth !== null && halfWidth > 0 && halfWidth < 50;
  return (
    <Panel
      title="Precision"
      description="What this many repeats can show on each benchmark, in points; for these questions, and for new ones like them."
      flush
    >
      <div className="p-4">
        <Field
          label="Interval to reach (± points)"
          error={isHalfWidth ? null : 'Give a number above 0 and below 50.'}
          className="max-w-64"
        >
          <NumberInput value={halfWidth} min="0" max="50" step="0.5" onChange={setHalfWidth} />
        </Field>
      </div>
      <Rows form={form} halfWidth={isHalfWidth ? halfWidth / 100 : USUAL_HALF_WIDTH / 100} />
    </Panel>
  );
}

function Rows({ form, halfWidth }: { form: SweepForm; halfWidth: number }) {
  const trpc = useTRPC();
  const { benchmarkVersionIds, checkpointIds, repeats, itemLimit } = form;
  const precision = useQuery({
    ...trpc.sweeps.precision.queryOptions(
      benchmarkVersionIds.length === 0
        ? skipToken
        : {
            benchmarkVersionIds: [...benchmarkVersionIds],
            checkpointIds: [...checkpointIds],
          },
    ),
    placeholderData: keepPreviousData,
  });
  if (precision.error) return <ErrorNote className="m-4 mt-0">{precision.error.message}</ErrorNote>;
  const isReady =
    precision.data !== undefined && benchmarkVersionIds.length > 0 && isRepeats(repeats);
  if (!isReady) {
    const missing = benchmarkVersionIds.length === 0 ? 'Choose a benchmark' : 'Give the repeats';
    return <p className="px-4 pb-4 text-sm text-ink-muted">{missing} to see it.</p>;
  }
  const benchmarks = precision.data.map((benchmark) => ({
    ...benchmark,
    items: Math.min(benchmark.items, itemLimit ?? Infinity),
  }));
  const rows = preparePrecision({ benchmarks, repeats, halfWidth });
  return (
    <div className={clsx('border-t border-line', precision.isPlaceholderData && 'opacity-60')}>
      <PrecisionTable rows={rows} halfWidth={halfWidth} />
      <p className="max-w-[110ch] px-4 py-2 text-xs text-ink-faint">{PRECISION_METHOD}</p>
    </div>
  );
}

function isRepeats(repeats: number | null): repeats is number {
  return repeats !== null && Number.isInteger(repeats) && repeats >= 1 && repeats <= 1000;
}
