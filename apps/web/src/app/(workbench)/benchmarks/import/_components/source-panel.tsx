'use client';

import type { RecipeInfo } from '@assay/contracts/imports';

import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { Select, TextInput } from '../../../../../components/ui/inputs.tsx';
import type { ImportForm, SourceKind } from '../import-form.ts';
import { FileFields } from './file-fields.tsx';
import { RecipeFacts } from './recipe-facts.tsx';
import { RecipeSelect } from './recipe-select.tsx';

interface SourcePanelProps {
  form: ImportForm;
  recipes: readonly RecipeInfo[];
  errors: Partial<Record<keyof ImportForm, string>>;
  canPreview: boolean;
  isPreviewing: boolean;
  onChange: (part: Partial<ImportForm>) => void;
  onPreview: () => void;
}

const KINDS: readonly { kind: SourceKind; label: string }[] = [
  { kind: 'recipe', label: 'A public benchmark' },
  { kind: 'upload', label: 'A file' },
  { kind: 'hub', label: 'A data set of the hub' },
];

export function SourcePanel(props: SourcePanelProps) {
  const { form, recipes, canPreview, isPreviewing, onChange, onPreview } = props;
  const recipe = recipes.find(({ name }) => name === form.recipe);
  const isFromHub = form.kind !== 'upload';
  return (
    <Panel title="From">
      <div className="flex max-w-3xl flex-col gap-4">
        <Field label="Source">
          <Select
            value={form.kind}
            onChange={(event) => {
              onChange({ kind: event.target.value as SourceKind });
            }}
          >
            {KINDS.map(({ kind, label }) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        {form.kind === 'recipe' && (
          <RecipeSelect
            label="Benchmark"
            recipes={recipes}
            value={form.recipe}
            onChange={(name) => {
              onChange({ recipe: name });
            }}
          />
        )}
        {form.kind === 'recipe' && recipe && <RecipeFacts recipe={recipe} />}
        {form.kind === 'upload' && <FileFields form={form} recipes={recipes} onChange={onChange} />}
        {form.kind === 'hub' && <HubFields {...props} />}
        {isFromHub && <TokenField {...props} />}
        <Button
          variant="primary"
          className="self-start"
          disabled={!canPreview}
          pending={isPreviewing}
          onClick={onPreview}
        >
          Preview
        </Button>
      </div>
    </Panel>
  );
}

function HubFields({ form, errors, onChange }: SourcePanelProps) {
  return (
    <>
      <Field label="Data set" hint="As the hub names it: owner/name." error={errors.dataset}>
        <TextInput
          value={form.dataset}
          placeholder="openai/gsm8k"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            onChange({ dataset: event.target.value });
          }}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label="Config" optional>
          <TextInput
            value={form.config}
            onChange={(event) => {
              onChange({ config: event.target.value });
            }}
          />
        </Field>
        <Field label="Split" optional hint="Where there are several, the message lists them.">
          <TextInput
            value={form.split}
            onChange={(event) => {
              onChange({ split: event.target.value });
            }}
          />
        </Field>
      </div>
    </>
  );
}

function TokenField({ form, onChange }: SourcePanelProps) {
  return (
    <Field
      label="Token of the hub"
      optional
      hint="For gated sets. Used for this import alone, never stored."
    >
      <TextInput
        type="password"
        autoComplete="off"
        value={form.token}
        onChange={(event) => {
          onChange({ token: event.target.value });
        }}
      />
    </Field>
  );
}
