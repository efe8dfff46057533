'use client';

import { useMutation } from '@tanstack/react-query';

import type { RecipeInfo } from '@assay/contracts/imports';

import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { TextInput } from '../../../../../components/ui/inputs.tsx';
import type { ImportForm } from '../import-form.ts';
import { sendFile } from '../send-file.ts';
import { RecipeSelect } from './recipe-select.tsx';

interface FileFieldsProps {
  form: ImportForm;
  recipes: readonly RecipeInfo[];
  onChange: (part: Partial<ImportForm>) => void;
}

export function FileFields({ form, recipes, onChange }: FileFieldsProps) {
  const sending = useMutation({
    mutationFn: sendFile,
    onSuccess: (uploadId, file) => {
      onChange({ file: { uploadId, name: file.name } });
    },
  });
  return (
    <>
      <Field
        label="File"
        hint={
          sending.isPending
            ? 'Sending…'
            : form.file === null
              ? 'JSON lines, JSON, CSV or TSV; packed with gzip or not; up to 2 GiB.'
              : `${form.file.name} is here.`
        }
      >
        <TextInput
          type="file"
          accept=".jsonl,.ndjson,.json,.csv,.tsv,.txt,.gz"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) sending.mutate(file);
          }}
        />
      </Field>
      {sending.error && <ErrorNote>{sending.error.message}</ErrorNote>}
      <RecipeSelect
        label="In the form of"
        hint="Where the file is a published one; else its fields are mapped below."
        recipes={recipes}
        value={form.fileRecipe}
        onChange={(fileRecipe) => {
          onChange({ fileRecipe });
        }}
      />
    </>
  );
}
