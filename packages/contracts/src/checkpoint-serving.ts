import { z } from 'zod';

import type { Dialect } from './backends.ts';
import { typedText } from './typed-text.ts';

const pathSchema = typedText(2_000).min(1, 'Give the path as the server sees it.');

/** How a checkpoint is put on its backend. */
export const checkpointServingSchema = z.discriminatedUnion('kind', [
  /** The server has it under its served name, or gets it there by itself. */
  z.object({ kind: z.literal('served') }),
  /** A LoRA adapter over the served model; any number of them share one running batch. */
  z.object({
    kind: z.literal('adapter'),
    name: typedText(300)
      .min(1, 'Name the adapter.')
      .regex(/^[^:]*$/, 'Leave the colon out: it stands between the model and its adapter.'),
    path: pathSchema,
  }),
  /** Full weights, which take the place of those that were loaded. */
  z.object({
    kind: z.literal('weights'),
    path: pathSchema,
    /** What the server must call them once they are loaded. Left out: whatever it calls them. */
    expectedId: typedText(500).min(1, 'Give the name of the weights.').optional(),
  }),
]);
export type CheckpointServing = z.infer<typeof checkpointServingSchema>;
export type SwitchedServing = Exclude<CheckpointServing, { kind: 'served' }>;

/** What people call the kinds. */
export const SERVING_NAMES: Record<CheckpointServing['kind'], string> = {
  served: 'Served as it is',
  adapter: 'LoRA adapter',
  weights: 'Full weights',
};

type Refusals = Readonly<Record<SwitchedServing['kind'], string | null>>;

const OFFERED: Refusals = { adapter: null, weights: null };

const HOSTED =
  'its servers load nothing on request: choose "served as it is" and the name that they know';

/** What to do instead at servers that cannot be told what to load; null: they can. */
const SERVING_REFUSALS: Record<Dialect, Refusals> = {
  vllm: OFFERED,
  sglang: OFFERED,
  tgi: {
    adapter:
      'TGI has the adapters that it was started with: choose "served as it is" under the name of the adapter',
    weights: 'TGI keeps the weights that it was started with: give each checkpoint its own backend',
  },
  llamacpp: {
    adapter:
      'llama.cpp mixes adapters for all requests together: give each checkpoint its own backend',
    weights:
      'llama.cpp keeps the weights that it was started with: give each checkpoint its own backend',
  },
  ollama: {
    adapter: 'Ollama makes a model of each adapter: choose "served as it is" under that name',
    weights: 'Ollama changes models by their names: choose "served as it is" under that name',
  },
  openai: { adapter: HOSTED, weights: HOSTED },
  plain: { adapter: HOSTED, weights: HOSTED },
};

/** Why servers of this dialect cannot be given such a checkpoint, and what to do instead; null: they can. */
export function servingRefusal(kind: CheckpointServing['kind'], dialect: Dialect): string | null {
  return kind === 'served' ? null : SERVING_REFUSALS[dialect][kind];
}

/** A checkpoint that replies may be put before. */
export interface NamedJudge {
  name: string;
  serving: CheckpointServing['kind'];
  backendName: string;
  /** Whether checkpoints of its backend take the place of the weights that it was started with. */
  isSwitched: boolean;
}

/**
 * Why a checkpoint cannot judge, and what to do instead; null: it can. Questions to a judge come whenever a reply does,
 * and are sent under whatever its server has loaded: nothing is loaded for them.
 */
export function judgeRefusal({
  name,
  serving,
  backendName,
  isSwitched,
}: NamedJudge): string | null {
  const remedy = 'name a judge that is served as it is, on a backend that keeps its weights';
  if (serving !== 'served') {
    return `The checkpoint "${name}" cannot judge, since it has to be loaded first (${SERVING_NAMES[serving]}): ${remedy}.`;
  }
  return isSwitched
    ? `The checkpoint "${name}" cannot judge, since other checkpoints replace the weights of its backend "${backendName}": ${remedy}.`
    : null;
}

/** The `model` of a request. SGLang wants the base beside the adapter. */
export function requestedModel(
  { servedName, serving }: { servedName: string; serving: CheckpointServing },
  dialect: Dialect,
): string {
  if (serving.kind !== 'adapter') return servedName;
  return dialect === 'sglang' ? `${servedName}:${serving.name}` : serving.name;
}
