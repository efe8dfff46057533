'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';

import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import type { AskedBackend } from '../../../../../sampling/named-backends.ts';
import { ownSamplingNote } from '../../../../../sampling/own-sampling-text.ts';
import { refusedFields } from '../../../../../sampling/refused-fields.ts';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { planObstacle } from '../plan-obstacle.ts';
import { preparePlan, type PlanModel } from '../prepare-plan.ts';
import { readSweepForm, type SweepForm } from '../sweep-form.ts';

interface PlanPanelProps {
  form: SweepForm;
  /** Where the chosen checkpoints are asked. */
  backends: readonly AskedBackend[];
  /** Whether somebody wanted to queue it as it is: what stands in the way is an error then. */
  isSubmitted: boolean;
  pending: boolean;
}

/** What the sweep will cost and will not know, live, and the button that queues it. */
export function PlanPanel({ form, backends, isSubmitted, pending }: PlanPanelProps) {
  const { model, message, isObstacle } = usePlan(form, backends);
  const ownSampling = ownSamplingNote(backends);
  return (
    <Panel>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div
          aria-live="polite"
          className="flex min-h-24 min-w-0 flex-1 flex-col justify-center tabular-nums sm:min-h-12"
        >
          {model === null ? (
            <p
              className={clsx(
                'text-sm',
                isObstacle && isSubmitted ? 'text-danger' : 'text-ink-muted',
              )}
            >
              {message}
            </p>
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

interface Plan {
  model: PlanModel | null;
  /** Why there is no model. */
  message: string;
  /** Whether that stands in the way of the sweep. */
  isObstacle: boolean;
}

function usePlan(form: SweepForm, backends: readonly AskedBackend[]): Plan {
  const trpc = useTRPC();
  // A plan does not depend on the name, so that typing one asks nothing of the server.
  const read = readSweepForm({ ...form, name: 'plan' });
  const obstacle = planObstacle(
    read.kind === 'ready' ? refusedFields(read.spec.sampling, backends) : read.errors,
  );
  const input = read.kind === 'ready' && obstacle === null ? read.spec : skipToken;
  const plan = useQuery({
    ...trpc.sweeps.plan.queryOptions(input),
  });
  if (obstacle !== null) return { model: null, message: obstacle, isObstacle: true };
  if (plan.error) return { model: null, message: plan.error.message, isObstacle: true };
  if (plan.data === undefined || read.kind === 'incomplete') {
    return { model: null, message: 'Counting…', isObstacle: false };
  }
  const model = preparePlan({
    plan: plan.data,
    checkpoints: read.spec.checkpointIds.length,
    repeats: read.spec.repeats,
    maxTokens: read.spec.sampling.maxTokens,
  });
  return { model, message: '', isObstacle: false };
}
