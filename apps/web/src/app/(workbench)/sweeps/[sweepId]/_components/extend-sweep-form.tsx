'use client';

import {
  keepPreviousData,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useState } from 'react';

import type { SweepSpec } from '@assay/contracts/sweeps';

import { Button } from '../../../../../components/ui/button.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { NumberInput } from '../../../../../components/ui/inputs.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import {
  readExtendForm,
  startExtendForm,
  type ExtendForm,
  type ReadExtendForm,
} from '../extend-form.ts';
import { ExtensionPreview } from './extension-preview.tsx';
import { FurtherCheckpoints } from './further-checkpoints.tsx';

interface ExtendSweepFormProps {
  sweepId: number;
  spec: SweepSpec;
  onClose: () => void;
}

/** What the sweep is to ask in the end, and what that adds. What is measured stays. */
export function ExtendSweepForm({ sweepId, spec, onClose }: ExtendSweepFormProps) {
  const [form, setForm] = useState<ExtendForm>(() => startExtendForm(spec));
  const extending = useExtend(onClose);
  const read = readExtendForm(form);
  const plan = usePlan(sweepId, read);
  const change = (part: Partial<ExtendForm>) => {
    setForm((before) => ({ ...before, ...part }));
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.kind === 'ready') extending.mutate({ id: sweepId, ...read.extension });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Repeats in total" hint={`Now ${spec.repeats} of each item.`}>
          <NumberInput
            value={form.repeats}
            min={spec.repeats}
            step="1"
            onChange={(repeats) => {
              change({ repeats });
            }}
          />
        </Field>
        {spec.itemLimit !== undefined && (
          <Field
            label="Items in total"
            hint={`Now at most ${spec.itemLimit} of each benchmark. Empty: all.`}
          >
            <NumberInput
              value={form.items}
              min={spec.itemLimit}
              step="1"
              onChange={(items) => {
                change({ items });
              }}
            />
          </Field>
        )}
      </div>
      <FurtherCheckpoints
        present={spec.checkpointIds}
        chosen={form.furtherCheckpointIds}
        onChange={(furtherCheckpointIds) => {
          change({ furtherCheckpointIds });
        }}
      />
      <ExtensionPreview read={read} plan={plan} />
      {extending.error && <ErrorNote>{extending.error.message}</ErrorNote>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep as it is</Button>
        <Button
          type="submit"
          variant="primary"
          pending={extending.isPending}
          disabled={read.kind === 'incomplete' || plan.isError}
        >
          Extend the sweep
        </Button>
      </div>
    </form>
  );
}

/** What the extension would add; an error where that is nothing. */
function usePlan(sweepId: number, read: ReadExtendForm) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.sweeps.planExtension.queryOptions(
      read.kind === 'ready' ? { id: sweepId, ...read.extension } : skipToken,
    ),
    placeholderData: keepPreviousData,
  });
}

function useExtend(onExtended: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.sweeps.extend.mutationOptions({
      onSuccess: async () => {
        onExtended();
        await queryClient.invalidateQueries(trpc.sweeps.pathFilter());
      },
    }),
  );
}
