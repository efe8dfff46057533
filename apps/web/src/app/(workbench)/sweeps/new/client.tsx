'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { useFocusFirstInvalid } from '../../../../forms/use-focus-first-invalid.ts';
import { proposeSampling } from '../../../../sampling/propose-sampling.ts';
import { refusedFields, unfollowedFields } from '../../../../sampling/refused-fields.ts';
import type { SamplingForm } from '../../../../sampling/sampling-form.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { sweepPath } from '../../../../url/routes.ts';
import { BenchmarkPicker } from './_components/benchmark-picker.tsx';
import { CheckpointPicker } from './_components/checkpoint-picker.tsx';
import { PlanPanel } from './_components/plan-panel.tsx';
import { PrecisionPanel } from './_components/precision-panel.tsx';
import { PromptsPanel } from './_components/prompts-panel.tsx';
import { SettingsPanel } from './_components/settings-panel.tsx';
import { StoppingPanel } from './_components/stopping-panel.tsx';
import { givenName, suggestName } from './suggest-name.ts';
import { suggestRepeats } from './suggest-repeats.ts';
import { readSweepForm, type SweepFieldErrors, type SweepForm } from './sweep-form.ts';

/** Undefined, or null for a name: nobody has typed it, so what is proposed stands there. */
type TypedForm = Omit<SweepForm, 'name' | 'repeats' | 'sampling'> & {
  name: string | null;
  repeats: SweepForm['repeats'] | undefined;
  sampling: Partial<SamplingForm>;
};

interface NewSweepScreenProps {
  /** Chosen beforehand by the link that led here. */
  checkpointIds: readonly number[];
  benchmarkVersionIds: readonly number[];
}

export function NewSweepScreen(chosen: NewSweepScreenProps) {
  const lists = useLists();
  const queueing = useQueueSweep();
  const [typed, setTyped] = useState<TypedForm>({
    ...chosen,
    name: null,
    promptTemplateIds: [null],
    systemMessageIds: [null],
    repeats: undefined,
    itemLimit: null,
    cutsLoops: false,
    stopping: null,
    sampling: {},
  });
  /** Another object for each time that the button was pressed; null before. */
  const [submitted, setSubmitted] = useState<object | null>(null);
  const formRef = useFocusFirstInvalid(submitted);
  const chosenCheckpoints = lists.checkpoints.filter(({ id }) => typed.checkpointIds.includes(id));
  const proposed = proposeSampling(chosenCheckpoints);
  const suggestedName = lists.suggestedName(typed);
  const form: SweepForm = {
    ...typed,
    name: typed.name ?? suggestedName,
    repeats:
      typed.repeats === undefined
        ? suggestRepeats(lists.benchmarks, typed.benchmarkVersionIds)
        : typed.repeats,
    sampling: { ...proposed.form, ...typed.sampling },
  };
  const read = readSweepForm({ ...form, name: givenName(typed.name, suggestedName) });
  const errors: SweepFieldErrors =
    read.kind === 'ready'
      ? refusedFields(read.spec.sampling, chosenCheckpoints)
      : submitted !== null
        ? read.errors
        : {};
  const change = (part: Partial<Omit<SweepForm, 'sampling'>>) => {
    setTyped((before) => ({ ...before, ...part }));
  };
  return (
    <form
      ref={formRef}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setSubmitted({});
        const isRefused = Object.keys(errors).length > 0;
        if (read.kind === 'ready' && !isRefused) queueing.mutate(read.spec);
      }}
    >
      <PageHeader
        title="New sweep"
        description="Every chosen checkpoint answers every item of every chosen benchmark, several times over."
        breadcrumbs={[{ label: 'Sweeps', href: '/sweeps' }]}
      />
      {lists.error && <ErrorNote>{lists.error.message}</ErrorNote>}
      <div className="grid gap-4 lg:grid-cols-2">
        <CheckpointPicker
          checkpoints={lists.checkpoints}
          chosen={form.checkpointIds}
          error={errors.checkpointIds}
          onChange={(checkpointIds) => {
            change({ checkpointIds });
          }}
        />
        <BenchmarkPicker
          benchmarks={lists.benchmarks}
          chosen={form.benchmarkVersionIds}
          error={errors.benchmarkVersionIds}
          onChange={(benchmarkVersionIds) => {
            change({ benchmarkVersionIds });
          }}
        />
      </div>
      <PromptsPanel form={form} errors={errors} onChange={change} />
      <SettingsPanel
        form={form}
        errors={errors}
        notes={{ ...unfollowedFields(chosenCheckpoints), ...proposed.notes }}
        onChange={change}
        onSamplingChange={(part) => {
          setTyped((before) => ({ ...before, sampling: { ...before.sampling, ...part } }));
        }}
      />
      <StoppingPanel
        form={form.stopping}
        checkpoints={chosenCheckpoints}
        error={errors.stopping}
        onChange={(stopping) => {
          change({ stopping });
        }}
      />
      <PrecisionPanel form={form} />
      <PlanPanel
        form={form}
        backends={chosenCheckpoints}
        isSubmitted={submitted !== null}
        pending={queueing.isPending || queueing.isSuccess}
      />
      {queueing.error && <ErrorNote>{queueing.error.message}</ErrorNote>}
    </form>
  );
}

function useLists() {
  const trpc = useTRPC();
  const checkpoints = useQuery(trpc.checkpoints.list.queryOptions());
  const benchmarks = useQuery(trpc.benchmarks.list.queryOptions());
  const sweeps = useQuery(trpc.sweeps.list.queryOptions());
  return {
    checkpoints: checkpoints.data ?? [],
    benchmarks: benchmarks.data ?? [],
    error: checkpoints.error ?? benchmarks.error,
    suggestedName: (form: Pick<SweepForm, 'checkpointIds' | 'benchmarkVersionIds'>) =>
      suggestName({
        benchmarkTitles: (benchmarks.data ?? [])
          .filter(({ id }) => form.benchmarkVersionIds.includes(id))
          .map(({ title }) => title),
        checkpoints: form.checkpointIds.length,
        taken: (sweeps.data ?? []).map(({ name }) => name),
      }),
  };
}

function useQueueSweep() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.sweeps.create.mutationOptions({
      onSuccess: async ({ id }) => {
        router.push(sweepPath(id));
        await queryClient.invalidateQueries(trpc.sweeps.list.queryFilter());
      },
    }),
  );
}
