'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { OUTCOMES } from '@assay/contracts/runs';
import { addAnnotationInput, ANNOTATION_LABELS } from '@assay/contracts/samples';

import { Button } from '../../../../../components/ui/button.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { Select, TextArea } from '../../../../../components/ui/inputs.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';

const EMPTY = { label: '', outcome: '', comment: '' };

export function AddAnnotation({ sampleId }: { sampleId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const [problem, setProblem] = useState<string | null>(null);
  const adding = useMutation(
    trpc.annotations.add.mutationOptions({
      onSuccess: async () => {
        setForm(EMPTY);
        await queryClient.invalidateQueries(trpc.samples.get.queryFilter({ id: sampleId }));
      },
    }),
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const parsed = addAnnotationInput.safeParse({
          sampleId,
          label: form.label === '' ? undefined : form.label,
          outcome: form.outcome === '' ? undefined : form.outcome,
          comment: form.comment,
        });
        setProblem(
          parsed.success ? null : (parsed.error.issues[0]?.message ?? 'Check the fields.'),
        );
        if (parsed.success) adding.mutate(parsed.data);
      }}
    >
      <Field label="Label" optional>
        <Select
          value={form.label}
          onChange={(event) => {
            setForm({ ...form, label: event.target.value });
          }}
        >
          <option value="">No label</option>
          {ANNOTATION_LABELS.map((label) => (
            <option key={label}>{label}</option>
          ))}
        </Select>
      </Field>
      <Field label="The verdict should be" optional>
        <Select
          value={form.outcome}
          onChange={(event) => {
            setForm({ ...form, outcome: event.target.value });
          }}
        >
          <option value="">Not said</option>
          {OUTCOMES.map((outcome) => (
            <option key={outcome}>{outcome}</option>
          ))}
        </Select>
      </Field>
      <Field label="Comment" optional error={problem}>
        <TextArea
          rows={4}
          value={form.comment}
          onChange={(event) => {
            setForm({ ...form, comment: event.target.value });
          }}
        />
      </Field>
      {adding.error && <ErrorNote>{adding.error.message}</ErrorNote>}
      <Button type="submit" pending={adding.isPending} className="self-end">
        Add
      </Button>
    </form>
  );
}
