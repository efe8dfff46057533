import type { z } from 'zod';

import {
  createBackendInput,
  DIALECTS,
  updateBackendInput,
  type Backend,
  type Dialect,
  type ReplicaProbe,
  type Replies,
  type SecretChange,
} from '@assay/contracts/backends';
import { NO_TIME_LIMITS, type TimeLimitName, type TimeLimits } from '@assay/contracts/time-limits';

import { fieldErrors, orUndefined } from '../../../../forms/field-errors.ts';
import { dialectDisagreement, probedDialect } from '../probed.ts';

/** The form while it is being filled in; null is a number field that is empty. */
export interface BackendForm {
  /** One for each replica; at least one field stands there. */
  urls: readonly string[];
  /** What becomes of a stored key; a new backend has none. */
  keyChange: SecretChange['kind'];
  /** Typed anew; the stored one never comes back. */
  secret: string;
  name: string;
  dialect: Dialect | 'probed';
  maxConcurrency: number | null;
  timeLimits: TimeLimits;
  replies: Replies;
}

export const emptyBackendForm: BackendForm = {
  urls: [''],
  keyChange: 'replace',
  secret: '',
  name: '',
  dialect: 'probed',
  maxConcurrency: 16,
  timeLimits: NO_TIME_LIMITS,
  replies: 'streamed',
};

export const DIALECT_CHOICES = ['probed', ...DIALECTS] as const;

/** A stored backend as it is changed. */
export function backendForm(backend: Backend): BackendForm {
  return {
    urls: backend.replicaUrls,
    keyChange: backend.hasSecret ? 'keep' : 'replace',
    secret: '',
    name: backend.name,
    dialect: backend.dialect,
    maxConcurrency: backend.maxConcurrency,
    timeLimits: backend.timeLimits,
    replies: backend.replies,
  };
}

export interface BackendFormErrors {
  name?: string | undefined;
  dialect?: string | undefined;
  secret?: string | undefined;
  maxConcurrency?: string | undefined;
  timeLimits?: Partial<Record<TimeLimitName, string>>;
  /** Under the field of each address; undefined where it is right. */
  urls?: readonly (string | undefined)[];
}

export type ReadForm<Input> =
  { kind: 'ready'; input: Input } | { kind: 'incomplete'; errors: BackendFormErrors };

/** What to store anew, or one sentence for each field that stands in its way. */
export function readNewBackend(
  form: BackendForm,
  probes: readonly ReplicaProbe[],
): ReadForm<z.input<typeof createBackendInput>> {
  const input = { ...commonInput(form, probes), secret: orUndefined(form.secret) };
  const dialect = dialectError(form, probes);
  const parsed = createBackendInput.safeParse(input);
  if (parsed.success && dialect === undefined) return { kind: 'ready', input };
  return { kind: 'incomplete', errors: { ...errorsOf(parsed.error, form), dialect } };
}

/** What to change of a stored backend, or one sentence for each field that stands in its way. */
export function readChangedBackend(
  form: BackendForm,
  { id, probes }: { id: number; probes: readonly ReplicaProbe[] },
): ReadForm<z.input<typeof updateBackendInput>> {
  const input = { ...commonInput(form, probes), id, secret: secretChange(form) };
  const dialect = dialectError(form, probes);
  const parsed = updateBackendInput.safeParse(input);
  if (parsed.success && dialect === undefined) return { kind: 'ready', input };
  return { kind: 'incomplete', errors: { ...errorsOf(parsed.error, form), dialect } };
}

/** Nothing typed in the field of a backend without a key keeps it without one. */
function secretChange({ keyChange, secret }: BackendForm): SecretChange {
  if (keyChange !== 'replace') return { kind: keyChange };
  return secret.trim() === '' ? { kind: 'keep' } : { kind: 'replace', secret };
}

function commonInput(form: BackendForm, probes: readonly ReplicaProbe[]) {
  return {
    name: form.name,
    replicaUrls: form.urls.map((url) => url.trim()),
    dialect: form.dialect === 'probed' ? (probedDialect(probes) ?? 'plain') : form.dialect,
    maxConcurrency: form.maxConcurrency ?? Number.NaN,
    timeLimits: form.timeLimits,
    replies: form.replies,
  };
}

/** Requests are written for one kind of server, which the probes must agree on unless a person says which. */
function dialectError(
  { dialect }: BackendForm,
  probes: readonly ReplicaProbe[],
): string | undefined {
  return dialect === 'probed' ? (dialectDisagreement(probes) ?? undefined) : undefined;
}

function errorsOf(error: z.ZodError | undefined, form: BackendForm): BackendFormErrors {
  if (error === undefined) return {};
  const { name, secret, maxConcurrency } = fieldErrors(error);
  return {
    name,
    secret,
    maxConcurrency: maxConcurrency && 'Give a whole number from 1 to 4,096.',
    timeLimits: timeLimitErrors(error),
    urls: urlErrors(error, form),
  };
}

function timeLimitErrors({ issues }: z.ZodError): Partial<Record<TimeLimitName, string>> {
  const errors: Partial<Record<TimeLimitName, string>> = {};
  for (const { path, message } of issues) {
    if (path[0] === 'timeLimits') errors[path[1] as TimeLimitName] = message;
  }
  return errors;
}

/** A complaint about all addresses stands under the last of them. */
function urlErrors(error: z.ZodError, { urls }: BackendForm): (string | undefined)[] {
  const complaints = error.issues.filter(({ path }) => path[0] === 'replicaUrls');
  return urls.map(
    (_, place) => complaints.find(({ path }) => (path[1] ?? urls.length - 1) === place)?.message,
  );
}

export interface ProbeInput {
  replicaUrls: string[];
  secret: string | undefined;
  /** Whose stored key to ask with. */
  secretOf: number | undefined;
}

/** What a probe needs: it can be run before the rest is filled in. */
export function readProbe(form: BackendForm, backendId: number | null): ReadForm<ProbeInput> {
  const replicaUrls = form.urls.map((url) => url.trim());
  const parsed = createBackendInput.pick({ replicaUrls: true }).safeParse({ replicaUrls });
  if (!parsed.success) return { kind: 'incomplete', errors: errorsOf(parsed.error, form) };
  const change = secretChange(form);
  const isStoredKey = change.kind === 'keep' && backendId !== null;
  return {
    kind: 'ready',
    input: {
      replicaUrls,
      secret: change.kind === 'replace' ? change.secret.trim() : undefined,
      secretOf: isStoredKey ? backendId : undefined,
    },
  };
}

/** A name to start from: the host, and the port where it says something. */
export function suggestBackendName(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
