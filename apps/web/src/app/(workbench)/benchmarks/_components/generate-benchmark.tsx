'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import type { BenchmarkFamilyInfo } from '@assay/contracts/benchmarks';

import { Button } from '../../../../components/ui/button.tsx';
import { Dialog } from '../../../../components/ui/dialog.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { counted } from '../../../../format/counted.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { benchmarkPath } from '../../../../url/routes.ts';
import { readGenerateForm, type GenerateForm } from '../generate-form.ts';
import { GenerateFields } from './generate-fields.tsx';

/** The button and its form: family, seed, levels, items per level. */
export function GenerateBenchmark({ families }: { families: readonly BenchmarkFamilyInfo[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        Generate benchmark
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
        title="Generate benchmark"
      >
        <GenerateDialogForm families={families} />
      </Dialog>
    </>
  );
}

function GenerateDialogForm({ families }: { families: readonly BenchmarkFamilyInfo[] }) {
  const generating = useGenerate();
  const [form, setForm] = useState<GenerateForm>({
    family: families[0]?.name ?? '',
    seed: '',
    levels: [],
    itemsPerLevel: 8,
  });
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const read = readGenerateForm(form);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setWasSubmitted(true);
        if (read.kind === 'ready') generating.mutate(read.input);
      }}
    >
      <GenerateFields
        families={families}
        form={form}
        errors={wasSubmitted && read.kind === 'incomplete' ? read.errors : {}}
        onChange={(part) => {
          setForm({ ...form, ...part });
        }}
      />
      {generating.error && <ErrorNote>{generating.error.message}</ErrorNote>}
      <div className="flex items-center justify-between gap-4">
        <span className="text-sm text-ink-muted tabular-nums">
          {read.kind === 'ready' ? counted(read.items, 'item') : ''}
        </span>
        <Button type="submit" variant="primary" pending={generating.isPending}>
          Generate
        </Button>
      </div>
    </form>
  );
}

function useGenerate() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.benchmarks.generate.mutationOptions({
      onSuccess: async ({ versionId }) => {
        router.push(benchmarkPath(versionId));
        await queryClient.invalidateQueries(trpc.benchmarks.pathFilter());
      },
    }),
  );
}
