import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';

/** What a client sees on the wire, with nothing smoothed over. */
export interface RawReply {
  /** Null when the connection broke before any status. */
  status: number | null;
  headers: IncomingHttpHeaders;
  /** Each as it was handed over: one per HTTP chunk. */
  chunks: Buffer[];
  /** All chunks as UTF-8. */
  text: string;
  /** `whole`: the body ended as HTTP says; `broken`: it did not; `given-up`: the client's own limit. */
  ended: 'whole' | 'broken' | 'given-up';
  errorCode: string | null;
}

export interface RawCall {
  url: string;
  body: string | object;
  headers?: Record<string, string>;
  /** Goes away once that many bytes of the body have come. */
  leaveAfterBytes?: number;
  signal?: AbortSignal;
  /** A connection of its own if left out. */
  agent?: Agent;
}

/** One POST. Never rejects: how it failed is the result. */
export function rawPost(call: RawCall): Promise<RawReply> {
  const { url, body, headers = {} } = call;
  const seen: RawReply = {
    status: null,
    headers: {},
    chunks: [],
    text: '',
    ended: 'broken',
    errorCode: null,
  };
  return new Promise((resolve) => {
    const finish = (ended: RawReply['ended']) => {
      resolve({ ...seen, ended, text: Buffer.concat(seen.chunks).toString('utf8') });
    };
    const request = httpRequest(url, {
      method: 'POST',
      agent: call.agent ?? new Agent({ keepAlive: false }),
      headers: { 'content-type': 'application/json', ...headers },
    });
    request.on('response', (response) => {
      seen.status = response.statusCode ?? null;
      seen.headers = response.headers;
      response.on('data', (chunk: Buffer) => {
        seen.chunks.push(chunk);
        const bytes = seen.chunks.reduce((sum, { length }) => sum + length, 0);
        if (bytes >= (call.leaveAfterBytes ?? Number.POSITIVE_INFINITY)) {
          request.destroy();
          finish('given-up');
        }
      });
      response.on('error', (error: NodeJS.ErrnoException) => {
        seen.errorCode = error.code ?? null;
      });
      response.on('close', () => {
        finish(response.complete ? 'whole' : 'broken');
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      seen.errorCode = error.code ?? null;
      finish(call.signal?.aborted ? 'given-up' : 'broken');
    });
    call.signal?.addEventListener('abort', () => {
      request.destroy();
      finish('given-up');
    });
    request.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

/** The JSON of each event of a well-framed stream; `[DONE]` as that text. */
export function eventsOf(text: string): (Record<string, unknown> | '[DONE]')[] {
  return text
    .split('\n\n')
    .filter((event) => event.startsWith('data: '))
    .map((event) => event.slice('data: '.length))
    .map((data) => (data === '[DONE]' ? data : (JSON.parse(data) as Record<string, unknown>)));
}
