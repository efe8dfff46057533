'use client';

import { signIn } from 'next-auth/react';
import { useState, type SubmitEvent } from 'react';

import { Button } from '../../../components/ui/button.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { TextInput } from '../../../components/ui/inputs.tsx';
import type { OutsideProvider } from '../../../server/provider-list.ts';
import { signInError } from './sign-in-error.ts';

interface SignInFormProps {
  /** Where to go once signed in; already known to be a path of this app. */
  next: string;
  initialError: string | null;
  providers: readonly OutsideProvider[];
}

export function SignInForm({ next, initialError, providers }: SignInFormProps) {
  const [error, setError] = useState(initialError);
  const [pending, setPending] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    const code = await tryPassword(form);
    if (code === null) {
      window.location.assign(next);
      return;
    }
    setError(signInError(code));
    setPending(false);
  }

  return (
    <div className="flex flex-col gap-4">
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        <Field label="E-mail">
          <TextInput name="email" type="email" autoComplete="username" required autoFocus />
        </Field>
        <Field label="Password">
          <TextInput name="password" type="password" autoComplete="current-password" required />
        </Field>
        <Button type="submit" variant="primary" pending={pending}>
          Sign in
        </Button>
      </form>
      {providers.map(({ id, name }) => (
        <Button key={id} onClick={() => signIn(id, { callbackUrl: next })}>
          Sign in with {name}
        </Button>
      ))}
      {/* Two lines are kept free, so that nothing moves when the sentence comes. */}
      <p role="alert" className="min-h-10 text-sm text-danger">
        {error}
      </p>
    </div>
  );
}

/** Null: signed in. Otherwise the code of what went wrong. */
async function tryPassword(form: FormData): Promise<string | null> {
  try {
    const response = await signIn('credentials', {
      redirect: false,
      email: form.get('email'),
      password: form.get('password'),
    });
    return response?.ok ? null : (response?.error ?? 'Unavailable');
  } catch {
    return 'Unavailable';
  }
}
