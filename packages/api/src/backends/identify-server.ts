import { request, type Dispatcher } from 'undici';

import type { Dialect, ServedModel, ServerIdentity } from '@assay/contracts/backends';
import { withoutVersion } from '@assay/contracts/base-url';
import { isListedAs } from '@assay/contracts/is-listed-as';

import { signedDialect } from './signed-dialect.ts';

const ANSWER_LIMIT_MS = 2_000;
const LARGEST_PAGE_CHARACTERS = 4_000_000;

interface AskedServer {
  /** The base URL, as `baseUrlOf` tells it. */
  url: string;
  secret: string | null;
  models: readonly ServedModel[];
  /** The model whose weights are meant; null: nobody has chosen one. */
  servedName: string | null;
  dispatcher: Dispatcher;
}

type Json = Record<string, unknown>;

/** The pages by which servers tell themselves apart; null where one is not there. */
interface Pages {
  /** vLLM */
  version: Json | null;
  /** SGLang */
  modelInfo: Json | null;
  serverInfo: Json | null;
  /** TGI */
  info: Json | null;
  /** llama.cpp */
  props: Json | null;
  /** Ollama */
  ollama: Json | null;
  tags: Json | null;
  metrics: string | null;
  health: boolean | null;
}

/**
 * Finds the dialect of a server that has answered with its models: by the pages that only one kind has, then by
 * who signs the cards of the models. What nothing is known of is plain. Never throws.
 */
export async function identifyServer(
  server: AskedServer,
): Promise<ServerIdentity & { dialect: Dialect }> {
  const signed = signedDialect(server.url, server.models);
  const pages = signed.isHost ? NO_PAGES : await readPages(server);
  const dialect = dialectOfPages(pages) ?? signed.dialect ?? 'plain';
  return {
    dialect,
    version: versionOf(dialect, pages),
    weightsId: weightsOf(dialect, pages, server.servedName ?? onlyNameOf(server.models)),
    slots: slotsOf(dialect, pages),
    hasMetrics: pages.metrics !== null && QUEUE_METRIC.test(pages.metrics),
    isHealthy: pages.health,
  };
}

const NO_PAGES: Pages = {
  ...{ version: null, modelInfo: null, serverInfo: null, info: null, props: null },
  ...{ ollama: null, tags: null, metrics: null, health: null },
};

const QUEUE_METRIC =
  /^(?:vllm:num_requests_waiting|sglang:num_queue_reqs|llamacpp:requests_deferred|tgi_queue_size)\b/m;

async function readPages(server: AskedServer): Promise<Pages> {
  const root = withoutVersion(server.url);
  const page = async (path: string) => {
    const response = await ask(`${root}${path}`, server);
    return response?.statusCode === 200 ? response.text : null;
  };
  const json = async (path: string) => asObject(await page(path));
  const [version, modelInfo, serverInfo, info, props, ollama, tags, metrics, health] =
    await Promise.all([
      json('/version'),
      json('/get_model_info'),
      json('/get_server_info'),
      json('/info'),
      json('/props'),
      json('/api/version'),
      json('/api/tags'),
      page('/metrics'),
      ask(`${root}/health`, server),
    ]);
  const isHealthy = health === null || health.statusCode === 404 ? null : health.statusCode === 200;
  return {
    ...{ version, modelInfo, serverInfo, info, props, ollama, tags, metrics },
    health: isHealthy,
  };
}

async function ask(
  url: string,
  { secret, dispatcher }: AskedServer,
): Promise<{ statusCode: number; text: string } | null> {
  try {
    const { statusCode, body } = await request(url, {
      dispatcher,
      headers: secret ? { authorization: `Bearer ${secret}` } : {},
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    let text = '';
    for await (const chunk of body) {
      text += String(chunk);
      if (text.length > LARGEST_PAGE_CHARACTERS) return null;
    }
    return { statusCode, text };
  } catch {
    return null;
  }
}

function dialectOfPages({
  version,
  modelInfo,
  info,
  props,
  ollama,
  metrics,
}: Pages): Dialect | null {
  if (typeof modelInfo?.model_path === 'string') return 'sglang';
  if (typeof info?.model_id === 'string') return 'tgi';
  if (props !== null && ('total_slots' in props || 'default_generation_settings' in props)) {
    return 'llamacpp';
  }
  if (metrics?.includes('vllm:') || typeof version?.version === 'string') return 'vllm';
  return typeof ollama?.version === 'string' ? 'ollama' : null;
}

function versionOf(dialect: Dialect, pages: Pages): string | null {
  const page: Partial<Record<Dialect, Json | null>> = {
    vllm: pages.version,
    sglang: pages.serverInfo,
    tgi: pages.info,
    ollama: pages.ollama,
  };
  if (dialect === 'llamacpp') return textOf(pages.props?.build_info);
  return textOf(page[dialect]?.version);
}

/** Of several models none is meant more than the others. */
function onlyNameOf(models: readonly ServedModel[]): string | null {
  return models.length === 1 ? (models[0]?.id ?? null) : null;
}

function weightsOf(dialect: Dialect, pages: Pages, model: string | null): string | null {
  if (dialect === 'sglang') return textOf(pages.modelInfo?.weight_version);
  if (dialect === 'tgi') return textOf(pages.info?.model_sha);
  if (dialect === 'llamacpp') return textOf(pages.props?.model_path);
  if (dialect !== 'ollama' || model === null || !Array.isArray(pages.tags?.models)) return null;
  const tag = (pages.tags.models as unknown[]).find((one) =>
    isListedAs(dialect, asRecord(one)?.name, model),
  );
  return textOf(asRecord(tag)?.digest);
}

function slotsOf(dialect: Dialect, pages: Pages): number | null {
  if (dialect === 'sglang') return countOf(pages.serverInfo?.max_running_requests);
  if (dialect === 'tgi') return countOf(pages.info?.max_concurrent_requests);
  return dialect === 'llamacpp' ? countOf(pages.props?.total_slots) : null;
}

function asObject(text: string | null): Json | null {
  if (text === null) return null;
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return null;
  }
}

function asRecord(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : null;
}

function countOf(value: unknown): number | null {
  return Number.isSafeInteger(value) ? (value as number) : null;
}
