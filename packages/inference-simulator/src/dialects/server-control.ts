import type { PacedEngine } from '../engine/paced-engine.ts';
import type { HttpReply } from './http-reply.ts';

export interface ServedModel {
  id: string;
  /** Where the weights came from; it changes with them. */
  root: string;
  /** The base model of an adapter, else null. */
  parent: string | null;
  maxModelLen: number;
}

export interface ServingCounters {
  promptTokens: number;
  completionTokens: number;
  /** Ended generations by finish reason. */
  finished: Record<string, number>;
  rejected: number;
  /** Requests that had a first token, and how long those and their slots were waited for, in sum. */
  firstTokens: number;
  firstTokenSumMs: number;
  queueSumMs: number;
}

/** What a dialect's routes may see of the server and do to it. */
export interface ServerControl {
  readonly models: readonly ServedModel[];
  readonly weightsId: string;
  readonly paced: PacedEngine;
  readonly counters: ServingCounters;
  readonly slots: number;
  readonly maxModelLen: number;
  readonly kvTokens: number | null;
  readonly isSleeping: boolean;
  loadAdapter(adapter: { name: string; path: string }): void;
  /** False when there is none of that name. */
  unloadAdapter(name: string): boolean;
  /** `version` is what the server calls the weights from then on; the path where none is given. */
  updateWeights(weights: { path: string; version: string | null }): void;
  /** `abort` ends all that is in flight with the finish reason `abort`, `keep` holds it. */
  pause(mode: 'abort' | 'keep'): void;
  resume(): void;
  sleep(): void;
  wakeUp(): void;
  /** Ends the request of that name with the finish reason `abort`; all of them for null. */
  abortRequest(requestId: string | null): void;
}

export interface RouteCall {
  server: ServerControl;
  body: Readonly<Record<string, unknown>>;
  query: URLSearchParams;
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  handle(call: RouteCall): HttpReply;
}
