import type { ImportSource, StartImport } from '@assay/contracts/imports';

export type SourceKind = 'recipe' | 'upload' | 'hub';

/** What a person has filled in; '' stands for nothing. */
export interface ImportForm {
  kind: SourceKind;
  recipe: string;
  file: { uploadId: string; name: string } | null;
  fileRecipe: string;
  dataset: string;
  config: string;
  split: string;
  token: string;
}

export const emptyImportForm: ImportForm = {
  kind: 'recipe',
  recipe: '',
  file: null,
  fileRecipe: '',
  dataset: '',
  config: '',
  split: '',
  token: '',
};

export type ImportFormReading =
  | { kind: 'ready'; source: ImportSource; token: string | null }
  | { kind: 'incomplete'; errors: Partial<Record<keyof ImportForm, string>> };

/** The source that the form names, or what is missing. */
export function readImportForm(form: ImportForm): ImportFormReading {
  const token = textOrNull(form.token);
  switch (form.kind) {
    case 'recipe':
      if (form.recipe === '') return missing({ recipe: 'Choose a benchmark.' });
      return {
        kind: 'ready',
        source: { kind: 'recipe', recipe: form.recipe, revision: null },
        token,
      };
    case 'upload':
      if (form.file === null) return missing({ file: 'Choose a file.' });
      return {
        kind: 'ready',
        source: {
          kind: 'upload',
          uploadId: form.file.uploadId,
          recipe: textOrNull(form.fileRecipe),
        },
        token: null,
      };
    case 'hub':
      if (!/^[\w.-]+\/[\w.-]+$/.test(form.dataset.trim())) {
        return missing({ dataset: 'A data set of the hub is named owner/name.' });
      }
      return {
        kind: 'ready',
        source: {
          kind: 'hub',
          dataset: form.dataset.trim(),
          config: textOrNull(form.config),
          split: textOrNull(form.split),
          revision: null,
        },
        token,
      };
  }
}

/** What the server is asked with; the same for a preview and for the import itself. */
export function importRequest(
  { source, token }: { source: ImportSource; token: string | null },
  edits: { mapping: Record<string, unknown> | null; name: string; title: string },
): StartImport {
  return {
    source,
    token,
    mapping: edits.mapping,
    name: textOrNull(edits.name),
    title: textOrNull(edits.title),
    limit: null,
  };
}

function missing(errors: Partial<Record<keyof ImportForm, string>>): ImportFormReading {
  return { kind: 'incomplete', errors };
}

function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
