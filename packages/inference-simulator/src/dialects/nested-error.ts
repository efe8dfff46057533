import type { HttpReply } from './http-reply.ts';

export interface ErrorFields {
  status: number;
  message: string;
  type: string;
  param?: string | null;
  code: string | number | null;
}

/** OpenAI's shape, which most others took over: everything under `error`. */
export function nestedError({ status, message, type, param = null, code }: ErrorFields): HttpReply {
  return { status, body: { error: { message, type, param, code } } };
}
