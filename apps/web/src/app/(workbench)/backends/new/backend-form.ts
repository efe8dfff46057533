import type { z } from 'zod';

import { backendUrlSchema, createBackendInput, type Dialect } from '@assay/contracts/backends';

import { fieldErrors, orUndefined } from '../../../../forms/field-errors.ts';

/** The form while it is being filled in; null is a number field that is empty. */
export interface BackendForm {
  url: string;
  secret: string;
  name: string;
  maxConcurrency: number | null;
}

export const emptyBackendForm: BackendForm = { url: '', secret: '', name: '', maxConcurrency: 16 };

export type BackendFormErrors = Partial<Record<keyof BackendForm, string>>;

export type ReadBackendForm =
  | { kind: 'ready'; input: z.input<typeof createBackendInput> }
  | { kind: 'incomplete'; errors: BackendFormErrors };

/** What to store, or one sentence for each field that stands in its way. */
export function readBackendForm(form: BackendForm, dialect: Dialect): ReadBackendForm {
  const input = {
    name: form.name,
    replicaUrls: [form.url.trim()],
    dialect,
    secret: orUndefined(form.secret),
    maxConcurrency: form.maxConcurrency ?? Number.NaN,
  };
  const parsed = createBackendInput.safeParse(input);
  if (parsed.success) return { kind: 'ready', input };
  const { name, replicaUrls, secret, maxConcurrency } = fieldErrors(parsed.error);
  return {
    kind: 'incomplete',
    errors: {
      name,
      url: replicaUrls,
      secret,
      maxConcurrency: maxConcurrency && 'Give a whole number from 1 to 4,096.',
    },
  };
}

export type ReadProbe =
  | { kind: 'ready'; input: { url: string; secret: string | undefined } }
  | { kind: 'incomplete'; errors: BackendFormErrors };

/** What a test of the connection needs: it can be run before the rest is filled in. */
export function readProbe({ url, secret }: BackendForm): ReadProbe {
  const parsed = backendUrlSchema.safeParse(url.trim());
  if (parsed.success)
    return { kind: 'ready', input: { url: url.trim(), secret: orUndefined(secret) } };
  return { kind: 'incomplete', errors: { url: parsed.error.issues[0]?.message } };
}

/** A name to start from: the host, and the port where it says something. */
export function suggestBackendName(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
