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
  const exchange = new DispatchedExchange(sink);
  dispatcher.dispatch(request, exchange);
  return exchange;
}

class DispatchedExchange implements Exchange, Dispatcher.DispatchHandler {
  readonly ended: Promise<void>;
  readonly #resolve: () => void;
  readonly #reject: (reason: Error) => void;
  readonly #sink: ReplySink;
  #controller: Dispatcher.DispatchController | null = null;
  #gunzip: Gunzip | null = null;
  #brokenBy: Error | null = null;

  constructor(sink: ReplySink) {
    const { promise, resolve, reject } = withResolvers();
    this.ended = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#sink = sink;
  }

  abort(reason: Error): void {
    this.#brokenBy ??= reason;
    this.#reject(reason);
    this.#gunzip?.destroy();
    this.#controller?.abort(reason);
  }

  finish(): void {
    this.#resolve();
    this.abort(new Error('The reply was taken as it is.'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It waited for a connection, and nobody waits for it any more.
    if (this.#brokenBy) controller.abort(this.#brokenBy);
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    statusCode: number,
    headers: ReplyHeaders,
  ): void {
    const isInformational = statusCode < 200;
    if (isInformational) return;
    try {
      // Some proxies compress although nobody asked them to.
      if (headers['content-encoding'] === 'gzip') this.#gunzip = this.#openGunzip();
      this.#sink.onHead(statusCode, headers);
    } catch (error) {
      this.abort(error as Error);
    }
  }

  onResponseData(_: Dispatcher.DispatchController, bytes: Buffer): void {
    if (this.#brokenBy) return;
    if (this.#gunzip) this.#gunzip.write(bytes);
    else this.#handOn(bytes);
  }

  onResponseEnd(): void {
    // It holds the head of the reply.
    this.#controller = null;
    if (this.#gunzip) this.#gunzip.end();
    else this.#resolve();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.abort(error);
  }

  #handOn(bytes: Buffer): void {
    try {
      this.#sink.onBytes(bytes);
    } catch (error) {
      this.abort(error as Error);
    }
  }

  #openGunzip(): Gunzip {
    return createGunzip()
      .on('data', (bytes: Buffer) => {
        this.#handOn(bytes);
      })
      .on('end', this.#resolve)
      .on('error', (error) => {
        this.abort(error);
      });
  }
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
