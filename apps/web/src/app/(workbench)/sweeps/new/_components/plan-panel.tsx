'use client';

import { skipToken, useQuery } from '@tanstack/react-query';

import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import type { AskedBackend } from '../../../../../sampling/named-backends.ts';
import { ownSamplingNote } from '../../../../../sampling/own-sampling-text.ts';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { preparePlan, type PlanModel } from '../prepare-plan.ts';
import { readSweepForm, type SweepForm } from '../sweep-form.ts';

interface PlanPanelProps {
  form: SweepForm;
  /** Where its checkpoints are asked. */
  backends: readonly AskedBackend[];
  pending: boolean;
}

/** What the sweep will cost and will not know, live, and the button that queues it. */
export function PlanPanel({ form, backends, pending }: PlanPanelProps) {
  const { model, message } = usePlan(form);
  const ownSampling = ownSamplingNote(backends);
  return (
    <Panel>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div
          aria-live="polite"
          className="flex min-h-24 min-w-0 flex-1 flex-col justify-center tabular-nums sm:min-h-12"
        >
          {model === null ? (
            <p className="text-sm text-ink-muted">{message}</p>
          ) : (
            <>
              <p className="text-base">
                {model.factors} = <strong className="font-semibold">{model.generations}</strong>
              </p>
              <p className="text-xs text-ink-faint">
                {model.runs}, {model.upperBound}; {model.expected}.
              </p>
              {ownSampling !== null && <p className="text-xs text-ink-faint">{ownSampling}</p>}
            </>
          )}
        </div>
        <Button type="submit" variant="primary" pending={pending}>
          Queue sweep
        </Button>
      </div>
    </Panel>
  );
}

function usePlan(form: SweepForm): { model: PlanModel | null; message: string } {
  const trpc = useTRPC();
  // A plan does not depend on the name, so that typing one asks nothing of the server.
  const read = readSweepForm({ ...form, name: 'plan' });
  const input = read.kind === 'ready' ? read.spec : skipToken;
  const plan = useQuery({
    ...trpc.sweeps.plan.queryOptions(input),
  });
  if (read.kind === 'incomplete') {
    const first = Object.values(read.errors)[0];
    return { model: null, message: first ?? 'Fill in the form to see what the sweep will cost.' };
  }
  if (plan.error) return { model: null, message: plan.error.message };
  if (plan.data === undefined) return { model: null, message: 'Counting…' };
  const model = preparePlan({
    plan: plan.data,
    checkpoints: read.spec.checkpointIds.length,
    repeats: read.spec.repeats,
    maxTokens: read.spec.sampling.maxTokens,
  });
  return { model, message: '' };
}
