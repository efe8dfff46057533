import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** A request that has come whole. */
export interface PlainRequest {
  method: string;
  /** Path and query. */
  target: string;
  body: Buffer;
}

export interface PlainReply {
  status: number;
  headers: Readonly<Record<string, string | number>>;
  body: Buffer;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LARGEST_HEAD_BYTES = 65_536;
const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i;
const CHUNKED = /\r\ntransfer-encoding:/i;

/**
 * Hands on each request of a connection as its last byte comes, however it was cut. It reads as much of HTTP/1.1 as a
 * bench needs, bodies with their length: for a request and its reply node:http takes some 47 µs of CPU, this 30, of a
 * machine that is shared with the client under measure.
 *
 * @returns what takes the bytes that come; it throws a RangeError for what is no such request
 */
export function createRequestReader(
  onRequest: (request: PlainRequest) => void,
): (bytes: Buffer) => void {
  let parts: Buffer[] = [];
  let waiting = 0;
  /** Of the request that has begun to come; null: its head has not come whole. */
  let begun: { head: string; length: number } | null = null;
  return (bytes) => {
    parts.push(bytes);
    waiting += bytes.length;
    while (waiting >= (begun?.length ?? 1)) {
      let [all = bytes] = parts;
      if (parts.length > 1) {
        all = Buffer.concat(parts);
        parts = [all];
      }
      begun ??= beginningOf(all);
      if (!begun || waiting < begun.length) return;
      const { head, length } = begun;
      begun = null;
      waiting -= length;
      parts = waiting === 0 ? [] : [all.subarray(length)];
      const [method = '', target = ''] = head.slice(0, head.indexOf('\r\n')).split(' ');
      const body = all.subarray(head.length + END_OF_HEAD.length, length);
      onRequest({ method, target, body });
    }
  };
}

/** The head of the first request, and how long it is with its body; null: more of the head is to come. */
function beginningOf(bytes: Buffer): { head: string; length: number } | null {
  const end = bytes.indexOf(END_OF_HEAD);
  if (end > LARGEST_HEAD_BYTES || (end === -1 && bytes.length > LARGEST_HEAD_BYTES)) {
    throw new RangeError('The head of the request is longer than 64 KiB.');
  }
  if (end === -1) return null;
  const head = bytes.toString('latin1', 0, end);
  if (CHUNKED.test(head)) {
    throw new RangeError('Send the body whole and with its length: it is not read in chunks here.');
  }
  const bodyLength = Number(CONTENT_LENGTH.exec(head)?.[1] ?? 0);
  return { head, length: end + END_OF_HEAD.length + bodyLength };
}

/** The bytes of a reply, head and body together. */
export function plainReply({ status, headers, body }: PlainReply): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const reason = STATUS_CODES[status] ?? '';
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n`, 'latin1'),
    body,
  ]);
}

/** Answers what cannot be read, and ends the connection: nobody knows where the next request would begin. */
export function refusePlain(socket: Socket, error: RangeError): void {
  const body = Buffer.from(error.message);
  socket.end(plainReply({ status: 400, headers: { 'content-length': body.length }, body }));
}
