'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { ImportPreview } from '@assay/contracts/imports';

import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Skeleton } from '../../../../components/ui/skeleton.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';
import { ImportProgress } from './_components/import-progress.tsx';
import { PreviewPanel } from './_components/preview-panel.tsx';
import { SourcePanel } from './_components/source-panel.tsx';
import { emptyImportForm, importRequest, readImportForm, type ImportForm } from './import-form.ts';
import type { EditedMapping } from './mapping-edits.ts';

interface Edits {
  mapping: EditedMapping | null;
  name: string;
  title: string;
}

const NO_EDITS: Edits = { mapping: null, name: '', title: '' };

export function ImportScreen() {
  const trpc = useTRPC();
  const recipes = useQuery(trpc.imports.recipes.queryOptions());
  const [form, setForm] = useState(emptyImportForm);
  const [edits, setEdits] = useState<Edits>(NO_EDITS);
  const preview = useMutation(trpc.imports.preview.mutationOptions());
  const start = useMutation(trpc.imports.start.mutationOptions());
  const read = readImportForm(form);

  function change(part: Partial<ImportForm>) {
    setForm({ ...form, ...part });
    setEdits(NO_EDITS);
    preview.reset();
    start.reset();
  }

  function look(next: Edits) {
    if (read.kind !== 'ready') return;
    preview.mutate(importRequest(read, next), {
      onSuccess: (shown) => setEdits(named(next, shown)),
    });
  }

  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Import benchmark"
        breadcrumbs={[{ label: 'Benchmarks', href: '/benchmarks' }]}
        description="A version is its items, grader and template: the same content imported twice is the same version."
      />
      {recipes.error && <ErrorNote>{recipes.error.message}</ErrorNote>}
      {recipes.isPending && <Skeleton className="h-96" />}
      {recipes.data && (
        <SourcePanel
          form={form}
          recipes={recipes.data}
          errors={read.kind === 'incomplete' && preview.isError ? read.errors : {}}
          canPreview={read.kind === 'ready'}
          isPreviewing={preview.isPending}
          onChange={change}
          onPreview={() => {
            look(NO_EDITS);
          }}
        />
      )}
      {preview.error && <ErrorNote>{preview.error.message}</ErrorNote>}
      {preview.data && start.data === undefined && (
        <PreviewPanel
          preview={preview.data}
          edits={edits}
          isPreviewing={preview.isPending}
          isStarting={start.isPending}
          error={start.error?.message ?? null}
          onEdit={(part) => {
            setEdits({ ...edits, ...part });
          }}
          onMapping={(mapping) => {
            look({ ...edits, mapping });
          }}
          onImport={() => {
            if (read.kind === 'ready') start.mutate(importRequest(read, edits));
          }}
        />
      )}
      {start.data && <ImportProgress importId={start.data.importId} />}
    </div>
  );
}

/** What the server proposes stands in the fields until somebody changes it. */
function named(edits: Edits, preview: ImportPreview): Edits {
  return {
    mapping: edits.mapping ?? preview.mapping,
    name: edits.name === '' ? preview.name : edits.name,
    title: edits.title === '' ? preview.title : edits.title,
  };
}
