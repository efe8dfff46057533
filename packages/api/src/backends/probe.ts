import { Agent, request } from 'undici';
import { z } from 'zod';

import type { BackendProbe, ServedModel } from '@assay/contracts/backends';
import { baseUrlOf } from '@assay/contracts/base-url';

import { identifyServer } from './identify-server.ts';

const PROBE_TIMEOUT_MS = 8_000;
const LARGEST_REPLY_BYTES = 2_000_000;

const modelListSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      owned_by: z.string().nullish(),
      max_model_len: z.number().nullish(),
      meta: z.object({ n_ctx_train: z.number().nullish() }).nullish(),
    }),
  ),
});

export interface ProbeOptions {
  timeoutMs?: number;
  /** The model whose weights the answer names; left out: that of the only one listed. */
  servedName?: string;
}

/** Asks a server who it is. Never throws: what went wrong is the answer's sentence. */
export async function probeServer(
  address: string,
  secret: string | null,
  { timeoutMs = PROBE_TIMEOUT_MS, servedName }: ProbeOptions = {},
): Promise<BackendProbe> {
  const url = baseUrlOf(address);
  const startedAt = performance.now();
  const dispatcher = new Agent();
  try {
    const response = await request(`${url}/models`, {
      dispatcher,
      headers: {
        accept: 'application/json',
        ...(secret ? { authorization: `Bearer ${secret}` } : {}),
      },
      // One limit over all of it: a server that sends a byte now and then must end, too.
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readBounded(response.body);
    const latencyMs = Math.round(performance.now() - startedAt);
    if (response.statusCode !== 200) return failed(statusSentence(response.statusCode, url));
    const models = readModels(text);
    if (models === null) return failed(noListSentence(url));
    const { dialect, ...server } = await identifyServer({
      ...{ url, secret, models, dispatcher },
      servedName: servedName ?? null,
    });
    const count = models.length === 1 ? '1 model' : `${models.length} models`;
    const message = `Answered in ${latencyMs} ms and serves ${count}.`;
    return { reachable: true, dialect, models, server, latencyMs, message };
  } catch (error) {
    return failed(`Could not reach ${url}: ${connectionSentence(error, timeoutMs)}`);
  } finally {
    await dispatcher.destroy();
  }
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > LARGEST_REPLY_BYTES) throw new Error('the list of models is longer than 2 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readModels(text: string): ServedModel[] | null {
  const parsed = modelListSchema.safeParse(parseJson(text));
  if (!parsed.success) return null;
  return parsed.data.data.map((model) => ({
    id: model.id,
    ownedBy: model.owned_by ?? null,
    maxModelTokens: wholeNumber(model.max_model_len ?? model.meta?.n_ctx_train),
  }));
}

function noListSentence(url: string): string {
  return `${url}/models answered, but not with a list of models; the base URL usually ends in /v1.`;
}

function failed(message: string): BackendProbe {
  return { reachable: false, dialect: null, models: [], server: null, latencyMs: null, message };
}

function statusSentence(status: number, url: string): string {
  if (status === 401 || status === 403)
    return `The server refused the key (HTTP ${status}); check the secret.`;
  if (status === 404)
    return `Nothing answers at ${url}/models (HTTP 404); the base URL usually ends in /v1.`;
  return `The server answered HTTP ${status} at ${url}/models.`;
}

const connectionSentences: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; is the server started, and the port right?',
  ENOTFOUND: 'there is no such host.',
  EAI_AGAIN: 'its name could not be looked up.',
};

function connectionSentence(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'the connection failed.';
  if (error.name === 'TimeoutError') return `it did not answer within ${timeoutMs / 1000} seconds.`;
  const code = 'code' in error ? String(error.code) : '';
  return connectionSentences[code] ?? `${error.message}.`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wholeNumber(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isSafeInteger(value) ? value : null;
}
