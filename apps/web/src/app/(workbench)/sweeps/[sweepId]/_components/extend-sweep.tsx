'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Button } from '../../../../../components/ui/button.tsx';
import { Dialog } from '../../../../../components/ui/dialog.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { NumberInput } from '../../../../../components/ui/inputs.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';

interface ExtendSweepProps {
  sweepId: number;
  /** How often each item was asked so far. */
  repeats: number;
}

export function ExtendSweep({ sweepId, repeats }: ExtendSweepProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [furtherRepeats, setFurtherRepeats] = useState<number | null>(repeats);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const close = () => {
    setIsOpen(false);
  };
  const extending = useMutation(
    trpc.sweeps.extend.mutationOptions({
      onSuccess: async () => {
        close();
        await queryClient.invalidateQueries(trpc.sweeps.pathFilter());
      },
    }),
  );
  return (
    <>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        Extend
      </Button>
      <Dialog open={isOpen} onClose={close} title="Ask each item more often?">
        <div className="flex flex-col gap-4 text-sm text-ink-muted">
          <Field
            label="Further repeats"
            hint={`Each item was asked ${repeats} ${repeats === 1 ? 'time' : 'times'}. What is measured stays.`}
          >
            <NumberInput value={furtherRepeats} min="1" step="1" onChange={setFurtherRepeats} />
          </Field>
          {extending.error && <ErrorNote>{extending.error.message}</ErrorNote>}
          <div className="flex justify-end gap-2">
            <Button onClick={close}>Leave it</Button>
            <Button
              variant="primary"
              pending={extending.isPending}
              disabled={furtherRepeats === null}
              onClick={() => {
                if (furtherRepeats !== null) extending.mutate({ id: sweepId, furtherRepeats });
              }}
            >
              Extend the sweep
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
