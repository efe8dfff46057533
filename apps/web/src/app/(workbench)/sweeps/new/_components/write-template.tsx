'use client';

import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { PromptText } from '../../../../../components/prompts/sent-prompts-panel.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { prepareDraft, renderedPreview } from '../prepare-prompts.ts';
import { WritePrompt } from './write-prompt.tsx';

interface WriteTemplateProps {
  /** The benchmark version whose first item is shown; undefined: none is chosen. */
  versionId: number | undefined;
  onAdded: (id: number) => void;
}

export function WriteTemplate({ versionId, onAdded }: WriteTemplateProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const item = useQuery({
    ...trpc.prompts.firstItem.queryOptions(versionId === undefined ? skipToken : { versionId }),
  });
  const adding = useMutation(
    trpc.prompts.createTemplate.mutationOptions({
      onSuccess: async ({ id }) => {
        onAdded(id);
        setText('');
        await queryClient.invalidateQueries(trpc.prompts.list.queryFilter());
      },
    }),
  );
  const { rendered, note } = renderedPreview(text, item.data);
  return (
    <WritePrompt
      summary="Write a new template"
      label="Template"
      hint="{{prompt}} stands once, where the item's prompt goes; white space is sent as written."
      text={text}
      draft={prepareDraft('template', text)}
      pending={adding.isPending}
      failure={adding.error?.message}
      onChange={setText}
      onAdd={() => {
        adding.mutate({ text });
      }}
    >
      <div className="rounded-md border border-line" aria-live="polite">
        <p className="px-4 py-2 text-xs text-ink-faint">Preview: {note}</p>
        {rendered !== null && <PromptText label="Preview of the prompt" text={rendered} />}
      </div>
    </WritePrompt>
  );
}
