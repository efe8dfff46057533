import type { ServerResponse } from 'node:http';

export interface ApiErrorDetails {
  status: number;
  message: string;
  /** The request field at fault, if one is. */
  param?: string;
  code?: string;
}

/** An error that the client is told about, in the shape that OpenAI clients read. */
export class ApiError extends Error {
  readonly status: number;
  readonly param: string | null;
  readonly code: string | null;

  constructor({ status, message, param, code }: ApiErrorDetails) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.param = param ?? null;
    this.code = code ?? null;
  }
}

/** Sends any error as a reply; one that we did not foresee is told without its details. */
export function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known =
    error instanceof ApiError
      ? error
      : new ApiError({ status: 500, message: 'The server failed to answer; see its log.' });
  const { status, message, param, code } = known;
  const type = status >= 500 ? 'server_error' : 'invalid_request_error';
  sendJson(response, status, { error: { message, type, param, code } });
}

/** Sends a value as the whole reply. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.byteLength,
  });
  response.end(body);
}
