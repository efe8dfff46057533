import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { Logo } from '../../../components/shell/logo.tsx';
import { createContext } from '../../../server/context.ts';
import { outsideProviders } from '../../../server/provider-list.ts';
import { nextPath } from './next-path.ts';
import { signInError } from './sign-in-error.ts';
import { SignInForm } from './sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const query = await searchParams;
  const next = nextPath(first(query.next) ?? first(query.callbackUrl));
  const { actor } = await createContext();
  if (actor !== null) redirect(next);
  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto] justify-items-center px-4">
      <div className="flex w-full max-w-80 flex-col justify-center gap-6 py-12">
        <h1 className="flex items-center gap-2.5 text-lg font-semibold tracking-tight">
          <Logo className="size-6" />
          Assay
        </h1>
        <SignInForm
          next={next}
          initialError={signInError(first(query.error))}
          providers={outsideProviders()}
        />
      </div>
      <p className="max-w-[60ch] py-6 text-center text-xs text-ink-faint">
        A workbench that measures reasoning models as random variables: every question asked many
        times, every verdict explained, every number shown with its doubt.
      </p>
    </main>
  );
}

function first(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
