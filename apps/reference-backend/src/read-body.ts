import type { IncomingMessage } from 'node:http';

import { ApiError } from './errors.ts';

const BODY_LIMIT_BYTES = 1_000_000;

/** A body over the limit is still taken off the wire up to here, so that the client gets to read the 413. */
const DISCARD_LIMIT_BYTES = 16_000_000;

/** Reads a request's body as JSON; throws an ApiError (413, 400) if it is too large or not JSON. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > DISCARD_LIMIT_BYTES) break;
    if (sizeBytes <= BODY_LIMIT_BYTES) chunks.push(chunk);
  }
  if (sizeBytes > BODY_LIMIT_BYTES) {
    throw new ApiError({
      status: 413,
      message: `The request body is larger than ${BODY_LIMIT_BYTES} bytes; send a shorter prompt.`,
      code: 'request_too_large',
    });
  }
  return parseJson(Buffer.concat(chunks).toString('utf8'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError({
      status: 400,
      message: 'The request body is not valid JSON; send one JSON object.',
      code: 'invalid_json',
    });
  }
}
