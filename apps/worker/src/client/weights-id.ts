import type { Dialect } from '@assay/contracts/backends';
import { isListedAs } from '@assay/contracts/is-listed-as';

import { apiPage } from './base-url.ts';
import type { LoadSource } from './server-load.ts';
import { callServer, readObject } from './weights-calls.ts';

/** What a server says of the weights that would answer a request now. */
export interface WeightsReading {
  /** Null: it does not tell. */
  id: string | null;
  /** Where the adapter that was asked for came from; null: it is not loaded, or none was asked for. */
  adapterPath: string | null;
}

export interface WeightsQuestion {
  dialect: Dialect;
  /** The model of the requests, or the base of the adapter. */
  servedName: string;
  /** Name of the adapter; null for none. */
  adapter: string | null;
}

const ANSWER_LIMIT_MS = 3_000;
/** Ids go to tables and sentences. */
const LONGEST_ID = 500;

type Page = Record<string, unknown>;

/** Where each dialect names its weights; the others have no name for them. */
const PAGES: Partial<
  Record<Dialect, { page: string; id: (page: Page, model: string) => unknown }>
> = {
  vllm: { page: '/weight_info', id: (page) => page.weight_version },
  sglang: { page: '/get_model_info', id: (page) => page.weight_version },
  tgi: { page: '/info', id: (page) => page.model_sha },
  llamacpp: { page: '/props', id: (page) => page.model_path },
  ollama: { page: '/api/tags', id: (page, model) => digestOf(page.models, model) },
};

/**
 * Asks a server what its weights are called. Where it has an adapter, base and adapter together are what answers.
 * Rejects when it cannot be reached or answers with an error of its own.
 */
export async function readWeights(
  source: LoadSource,
  question: WeightsQuestion,
): Promise<WeightsReading> {
  const [base, adapterPath] = await Promise.all([
    readBaseId(source, question),
    question.adapter === null ? null : readAdapterPath(source, question.adapter),
  ]);
  const parts = [base, adapterPath].filter((part) => part !== null);
  const id = parts.length === 0 ? null : parts.join(' + ').slice(0, LONGEST_ID);
  return { id, adapterPath };
}

async function readBaseId(
  source: LoadSource,
  { dialect, servedName }: WeightsQuestion,
): Promise<string | null> {
  const known = PAGES[dialect];
  if (!known) return null;
  const page = await readPage(source, known.page);
  const id = page && known.id(page, servedName);
  return typeof id === 'string' && id !== '' ? id : null;
}

async function readAdapterPath(source: LoadSource, adapter: string): Promise<string | null> {
  const page = await readPage(source, apiPage(source, '/models'));
  const root = findCard(page?.data, ({ id }) => id === adapter)?.root;
  return typeof root === 'string' && root !== '' ? root : null;
}

function digestOf(tags: unknown, model: string): unknown {
  return findCard(tags, ({ name }) => isListedAs('ollama', name, model))?.digest;
}

function findCard(cards: unknown, isMeant: (card: Page) => boolean): Page | null {
  if (!Array.isArray(cards)) return null;
  return (cards as (Page | null)[]).find((card) => card !== null && isMeant(card)) ?? null;
}

/** Null where the server has no such page. */
async function readPage(source: LoadSource, page: string): Promise<Page | null> {
  const call = { method: 'GET', page, limitMs: ANSWER_LIMIT_MS } as const;
  const { status, text } = await callServer(source, call);
  if (status >= 500 || status === 429) {
    throw new Error(`The server answered ${status} when it was asked for ${page}.`);
  }
  return status === 200 ? readObject(text) : null;
}
