'use client';

import { useQuery } from '@tanstack/react-query';

import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { systemMessageChoices, templateChoices } from '../prepare-prompts.ts';
import type { SweepFieldErrors, SweepForm } from '../sweep-form.ts';
import { PromptPicker } from './prompt-picker.tsx';
import { WriteSystemMessage } from './write-system-message.tsx';
import { WriteTemplate } from './write-template.tsx';

interface PromptsPanelProps {
  form: SweepForm;
  errors: SweepFieldErrors;
  onChange: (part: Partial<SweepForm>) => void;
}

/** With what every item is asked: each template with each system message is a run of its own. */
export function PromptsPanel({ form, errors, onChange }: PromptsPanelProps) {
  const { promptTemplateIds, systemMessageIds, benchmarkVersionIds } = form;
  const prompts = useQuery(useTRPC().prompts.list.queryOptions());
  return (
    <Panel
      title="Prompts"
      description="Each chosen template with each chosen system message is a run of its own, compared and never mixed."
    >
      {prompts.error && <ErrorNote>{prompts.error.message}</ErrorNote>}
      <div className="grid gap-4 lg:grid-cols-2">
        <PromptPicker
          legend="Prompt templates"
          choices={templateChoices(prompts.data?.templates ?? [])}
          chosen={promptTemplateIds}
          error={errors.promptTemplateIds}
          onChange={(ids) => {
            onChange({ promptTemplateIds: ids });
          }}
        >
          <WriteTemplate
            versionId={benchmarkVersionIds[0]}
            onAdded={(id) => {
              onChange({ promptTemplateIds: [...new Set([...promptTemplateIds, id])] });
            }}
          />
        </PromptPicker>
        <PromptPicker
          legend="System messages"
          choices={systemMessageChoices(prompts.data?.systemMessages ?? [])}
          chosen={systemMessageIds}
          error={errors.systemMessageIds}
          onChange={(ids) => {
            onChange({ systemMessageIds: ids });
          }}
        >
          <WriteSystemMessage
            onAdded={(id) => {
              onChange({ systemMessageIds: [...new Set([...systemMessageIds, id])] });
            }}
          />
        </PromptPicker>
      </div>
    </Panel>
  );
}
