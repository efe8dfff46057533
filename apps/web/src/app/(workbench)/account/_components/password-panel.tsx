'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type SubmitEvent } from 'react';

import { newPasswordSchema } from '@assay/contracts/account';

import { Button } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { Field } from '../../../../components/ui/field.tsx';
import { TextInput } from '../../../../components/ui/inputs.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';

export function PasswordPanel() {
  const router = useRouter();
  const [currentPassword, setCurrentPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const change = useMutation(
    useTRPC().account.changePassword.mutationOptions({
      onSuccess() {
        setCurrentPassword('');
        setNewPassword('');
        // The banner about the first password is drawn on the server.
        router.refresh();
      },
    }),
  );

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const checked = newPasswordSchema.safeParse(newPassword);
    setComplaint(checked.error?.issues[0]?.message ?? null);
    if (checked.success) change.mutate({ currentPassword, newPassword });
  }

  return (
    <Panel title="Password">
      <form onSubmit={submit} className="flex max-w-80 flex-col gap-4">
        <Field label="Current password">
          <TextInput
            type="password"
            autoComplete="current-password"
            required
            value={currentPassword}
            onChange={(event) => {
              setCurrentPassword(event.target.value);
            }}
          />
        </Field>
        <Field
          label="New password"
          hint="At least 12 characters; a few words do well."
          error={complaint}
        >
          <TextInput
            type="password"
            autoComplete="new-password"
            required
            value={newPassword}
            onChange={(event) => {
              setNewPassword(event.target.value);
            }}
          />
        </Field>
        <Button type="submit" variant="primary" pending={change.isPending} className="self-start">
          Change password
        </Button>
        {change.isError && <ErrorNote>{change.error.message}</ErrorNote>}
        {change.isSuccess && (
          <p role="status" className="text-sm text-ink-muted">
            The password is changed, and every other session is ended.
          </p>
        )}
      </form>
    </Panel>
  );
}
