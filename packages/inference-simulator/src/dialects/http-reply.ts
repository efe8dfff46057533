/** A whole reply that is sent at once. */
export interface HttpReply {
  status: number;
  /** An object is sent as JSON, a text as it is. */
  body: object | string;
  contentType?: string;
  headers?: Readonly<Record<string, string>>;
}

export function json(body: object, status = 200): HttpReply {
  return { status, body };
}

export function text(body: string, contentType = 'text/plain; charset=utf-8'): HttpReply {
  return { status: 200, body, contentType };
}
