'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useTRPC } from '../../../../../trpc/client.tsx';
import { prepareDraft } from '../prepare-prompts.ts';
import { WritePrompt } from './write-prompt.tsx';

export function WriteSystemMessage({ onAdded }: { onAdded: (id: number) => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const adding = useMutation(
    trpc.prompts.createSystemMessage.mutationOptions({
      onSuccess: async ({ id }) => {
        onAdded(id);
        setText('');
        await queryClient.invalidateQueries(trpc.prompts.list.queryFilter());
      },
    }),
  );
  return (
    <WritePrompt
      summary="Write a new system message"
      label="System message"
      hint="Sent before the prompt, in place of the checkpoint's own."
      text={text}
      draft={prepareDraft('systemMessage', text)}
      pending={adding.isPending}
      failure={adding.error?.message}
      onChange={setText}
      onAdd={() => {
        adding.mutate({ text });
      }}
    />
  );
}
