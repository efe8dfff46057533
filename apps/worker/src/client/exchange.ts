import { createGunzip, type Gunzip } from 'node:zlib';

import type { Dispatcher } from 'undici';

import type { ReplyHeaders } from './rate-headers.ts';

/** What a reply is handed to, piece by piece; what it throws breaks the exchange. */
export interface ReplySink {
  onHead(statusCode: number, headers: ReplyHeaders): void;
  /** A piece of the body, no longer compressed. */
  onBytes(bytes: Buffer): void;
}

export interface Exchange {
  /** Resolves at the end of the body; rejects with what broke it. */
  readonly ended: Promise<void>;
  /** Takes what has come for the whole, and breaks the connection. */
  finish(): void;
  /** Breaks the connection, so that the server works for nobody; `ended` rejects with the reason. */
  abort(reason: Error): void;
}

/**
 * Sends one request and hands its reply on as it comes. undici's own `request` would make a stream, an iterator
 * and an abort signal for each reply, at about the price of all else that is done with it.
 */
export function startExchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  sink: ReplySink,
): Exchange {
  const { promise: ended, resolve, reject } = withResolvers();
  let controller: Dispatcher.DispatchController | null = null;
  let gunzip: Gunzip | null = null;
  let brokenBy: Error | null = null;

  function abort(reason: Error): void {
    brokenBy ??= reason;
    reject(reason);
    gunzip?.destroy();
    controller?.abort(reason);
  }

  function guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      abort(error as Error);
    }
  }

  function openGunzip(): Gunzip {
    return createGunzip()
      .on('data', (bytes: Buffer) => {
        guarded(() => {
          sink.onBytes(bytes);
        });
      })
      .on('end', resolve)
      .on('error', abort);
  }

  dispatcher.dispatch(request, {
    onRequestStart(started) {
      controller = started;
      // It waited for a connection, and nobody waits for it any more.
      if (brokenBy) started.abort(brokenBy);
    },
    onResponseStart(_, statusCode, headers) {
      const isInformational = statusCode < 200;
      if (isInformational) return;
      guarded(() => {
        // Some proxies compress although nobody asked them to.
        if (headers['content-encoding'] === 'gzip') gunzip = openGunzip();
        sink.onHead(statusCode, headers);
      });
    },
    onResponseData(_, bytes) {
      if (brokenBy) return;
      if (gunzip) gunzip.write(bytes);
      else guarded(() => sink.onBytes(bytes));
    },
    onResponseEnd() {
      if (gunzip) gunzip.end();
      else resolve();
    },
    onResponseError(_, error) {
      abort(error);
    },
  });
  return {
    ended,
    abort,
    finish() {
      resolve();
      abort(new Error('The reply was taken as it is.'));
    },
  };
}

/** Promise.withResolvers of later versions of Node. */
function withResolvers() {
  let resolve: () => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<void>((onResolved, onRejected) => {
    resolve = onResolved;
    reject = onRejected;
  });
  return { promise, resolve, reject };
}
