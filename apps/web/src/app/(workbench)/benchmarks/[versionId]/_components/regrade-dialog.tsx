'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '../../../../../components/ui/button.tsx';
import { Dialog } from '../../../../../components/ui/dialog.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { graderText } from '../../../../../format/grader-text.ts';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { gradingsPath } from '../../../../../url/routes.ts';
import {
  readRegradeForm,
  regradeFormOf,
  type RegradeForm,
  type RegradeSubject,
} from '../regrade-form.ts';
import { RegradeFields } from './regrade-fields.tsx';

/** The button and its form; what comes of it is looked at before it counts. */
export function Regrade({ subject }: { subject: RegradeSubject }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        Re-grade…
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
        title="Re-grade stored samples"
      >
        <RegradeDialogForm subject={subject} />
      </Dialog>
    </>
  );
}

function RegradeDialogForm({ subject }: { subject: RegradeSubject }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [form, setForm] = useState<RegradeForm>(() => regradeFormOf(subject));
  const [problem, setProblem] = useState<string | null>(null);
  const starting = useMutation(
    trpc.gradings.start.mutationOptions({
      onSuccess: ({ gradingIds }) => {
        router.push(gradingsPath(gradingIds));
      },
    }),
  );
  const error = problem ?? starting.error?.message;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const read = readRegradeForm(form, subject);
        setProblem(read.kind === 'incomplete' ? read.error : null);
        if (read.kind === 'ready') starting.mutate(read.input);
      }}
    >
      <p className="text-sm text-ink-muted">
        Nothing is generated, and no figure changes before you make the new grading the current one.
        Judged now by {graderText(subject.grader)}; the new verdicts come from the grader that the
        workers have.
      </p>
      <RegradeFields
        subject={subject}
        form={form}
        onChange={(part) => {
          setForm({ ...form, ...part });
        }}
      />
      {error !== undefined && <ErrorNote>{error}</ErrorNote>}
      <Button
        type="submit"
        variant="primary"
        pending={starting.isPending || starting.isSuccess}
        className="self-end"
      >
        Start and preview
      </Button>
    </form>
  );
}
