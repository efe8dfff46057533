'use client';

import type { ImportPreview } from '@assay/contracts/imports';

import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { TextInput } from '../../../../../components/ui/inputs.tsx';
import { formatCount } from '../../../../../format/numbers.ts';
import type { EditedMapping } from '../mapping-edits.ts';
import { MappingFields } from './mapping-fields.tsx';
import { PreviewedItems } from './previewed-items.tsx';
import { RefusalList } from './refusal-list.tsx';

interface PreviewPanelProps {
  preview: ImportPreview;
  edits: { mapping: EditedMapping | null; name: string; title: string };
  isPreviewing: boolean;
  isStarting: boolean;
  error: string | null;
  onEdit: (part: { name?: string; title?: string }) => void;
  onMapping: (mapping: EditedMapping) => void;
  onImport: () => void;
}

export function PreviewPanel(props: PreviewPanelProps) {
  const { preview, edits, onEdit } = props;
  return (
    <>
      <Panel title="Fields">
        <MappingFields
          fields={preview.fields}
          mapping={edits.mapping ?? preview.mapping}
          graderKind={preview.grader.kind}
          isPending={props.isPreviewing}
          onChange={props.onMapping}
        />
      </Panel>
      <Panel title="First items" flush>
        {preview.isShared ? (
          <PreviewedItems items={preview.items} />
        ) : (
          <p className="px-4 py-3 text-sm text-ink-muted">
            {preview.items.length} items could be made. They are private, so they are not shown
            here.
          </p>
        )}
        {preview.refusals.length > 0 && <RefusalList refusals={preview.refusals} />}
      </Panel>
      <Panel title="As">
        <div className="flex max-w-3xl flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" hint="In lower case; versions of one name belong together.">
              <TextInput
                value={edits.name}
                spellCheck={false}
                onChange={(event) => {
                  onEdit({ name: event.target.value });
                }}
              />
            </Field>
            <Field label="Title">
              <TextInput
                value={edits.title}
                onChange={(event) => {
                  onEdit({ title: event.target.value });
                }}
              />
            </Field>
          </div>
          <p className="text-sm text-ink-muted">{summaryOf(preview)}</p>
          {props.error !== null && <ErrorNote>{props.error}</ErrorNote>}
          <Button
            variant="primary"
            className="self-start"
            pending={props.isStarting}
            disabled={preview.items.length === 0}
            onClick={props.onImport}
          >
            Import
          </Button>
        </div>
      </Panel>
    </>
  );
}

function summaryOf({ grader, licence, total, defaultRepeats }: ImportPreview): string {
  const parts = [
    total === null ? 'all records of the source' : `${formatCount(total)} records`,
    `graded by ${grader.name} ${grader.version} (${grader.kind})`,
    licence === null ? 'no licence is stated' : `licence ${licence}`,
    ...(defaultRepeats === null ? [] : [`${defaultRepeats} repeats proposed`]),
  ];
  return `${parts.join(', ')}.`;
}
