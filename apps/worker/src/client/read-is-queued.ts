import type { Dispatcher } from 'undici';

const ANSWER_LIMIT_MS = 5_000;

/** Requests that wait for a slot, as vLLM, SGLang, llama.cpp and TGI name them on their page of metrics. */
const WAITING =
  /^(?:vllm:num_requests_waiting|sglang:num_queue_reqs|llamacpp:requests_deferred|tgi_queue_size)(?:\{.*\})?\s+(\S+)/gm;

/** Whether requests wait at a server just now; null where it does not tell. */
export async function readIsQueued(replica: {
  dispatcher: Dispatcher;
  origin: string;
  /** Of the chat completions. */
  path: string;
  secret: string | null;
}): Promise<boolean | null> {
  const { dispatcher, origin, path, secret } = replica;
  const { statusCode, body } = await dispatcher.request({
    origin,
    path: path.replace(/\/v\d+\/chat\/completions$/, '/metrics'),
    method: 'GET',
    headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  const page = await body.text();
  if (statusCode !== 200) return null;
  return isQueuedByPage(page);
}

/** Each model or rank of a server has a series of its own: one that waits is enough. */
export function isQueuedByPage(page: string): boolean | null {
  const depths = [...page.matchAll(WAITING)].map(([, depth]) => Number(depth));
  if (depths.length === 0 || depths.some((depth) => Number.isNaN(depth))) return null;
  return depths.some((depth) => depth > 0);
}
