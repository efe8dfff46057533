import { US_PER_MS, type Clock } from '../clock/clock.ts';
import type { ServedModel, ServerControl, ServingCounters } from '../dialects/server-control.ts';
import type { EngineOptions } from '../engine/engine-options.ts';
import { createPacedEngine, type PacedEngine } from '../engine/paced-engine.ts';
import { simulatedModel, type SimulatedModel } from '../generation/simulated-model.ts';
import type { SimulatorSettings } from './simulator-options.ts';

/** A reply that is under way, as far as the replica may end it. */
export interface ActiveReply {
  requestId: string | null;
  /** Ends it with HTTP 200 and the finish reason `abort`. */
  finishAborted(): void;
  /** Breaks its connection, as the death of the process would. */
  drop(): void;
}

/** One simulated server without its HTTP: models, weights, engine, counters. */
export class Replica implements ServerControl {
  readonly index: number;
  readonly paced: PacedEngine;
  readonly counters: ServingCounters = {
    promptTokens: 0,
    completionTokens: 0,
    finished: {},
    rejected: 0,
    firstTokens: 0,
    firstTokenSumMs: 0,
    queueSumMs: 0,
  };
  readonly active = new Set<ActiveReply>();
  readonly policy: EngineOptions['policy'];
  readonly slots: number;
  readonly kvTokens: number | null;
  readonly blockTokens: number;
  /** Whether known prefixes make a difference to its time. */
  readonly readsPrefixes: boolean;
  weightsId: string;
  isSleeping = false;
  /** False once the engine has died: the port answers, and nothing else does. */
  isAlive = true;
  private readonly settings: SimulatorSettings;
  private readonly clock: Clock;
  private readonly adapters = new Map<string, string>();
  private path: string;

  constructor(index: number, settings: SimulatorSettings) {
    const engine = settings.engines[index];
    if (!engine) throw new RangeError(`There is no replica ${index}.`);
    this.index = index;
    this.settings = settings;
    this.clock = settings.clock;
    this.paced = createPacedEngine(engine, settings.clock);
    this.policy = engine.policy;
    this.slots = engine.slots;
    this.kvTokens = engine.kvTokens;
    this.blockTokens = engine.blockTokens;
    this.readsPrefixes = engine.prefixCaching && Number.isFinite(engine.prefillTokensPerSecond);
    this.path = `/simulator/${this.baseModel.id}`;
    this.weightsId = 'initial';
  }

  nowMs(): number {
    return this.clock.nowUs() / US_PER_MS;
  }

  get maxModelLen(): number {
    return this.limited(this.baseModel).maxModelLen;
  }

  get models(): readonly ServedModel[] {
    const { models } = this.settings;
    const base = models.map(({ id, maxModelLen }, place) => ({
      id,
      root: place === 0 ? this.path : `/simulator/${id}`,
      parent: null,
      maxModelLen: Math.min(maxModelLen, this.cacheTokens),
    }));
    const adapters = [...this.adapters].map(([id, root]) => ({
      id,
      root,
      parent: this.baseModel.id,
      maxModelLen: this.maxModelLen,
    }));
    return [...base, ...adapters];
  }

  /** How a served name writes, and under which weights; null for a name that is not served. */
  modelNamed(name: string): { model: SimulatedModel; weightsId: string } | null {
    const adapterPath = this.adapters.get(this.adapterOf(name));
    if (adapterPath !== undefined) {
      const model = this.withCheckpoint(this.baseModel, adapterPath);
      return { model: this.limited(model), weightsId: `${this.weightsId}+${adapterPath}` };
    }
    const model = this.settings.models.find(({ id }) => id === name);
    return model
      ? { model: this.limited(this.withCheckpoint(model, this.path)), weightsId: this.weightsId }
      : null;
  }

  /** SGLang is asked for `base:adapter`, the others for the adapter alone. */
  private adapterOf(name: string): string {
    const prefix = `${this.baseModel.id}:`;
    const isSglang = this.settings.dialect.name === 'sglang';
    return isSglang && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  }

  get baseModel(): SimulatedModel {
    const [model] = this.settings.models;
    if (!model) throw new RangeError('A simulator needs at least one model.');
    return model;
  }

  loadAdapter({ name, path }: { name: string; path: string }): void {
    this.adapters.set(name, path);
  }

  unloadAdapter(name: string): boolean {
    return this.adapters.delete(name);
  }

  updateWeights({ path, version }: { path: string; version: string | null }): void {
    this.path = path;
    this.weightsId = version ?? path;
    this.paced.engine.prefixes.clear();
  }

  swapWeights(weightsId: string): void {
    this.weightsId = weightsId;
  }

  pause(mode: 'abort' | 'keep'): void {
    if (mode === 'abort') this.abortRequest(null);
    this.paced.pause();
  }

  resume(): void {
    this.paced.resume();
  }

  sleep(): void {
    this.isSleeping = true;
    this.pause('abort');
  }

  wakeUp(): void {
    this.isSleeping = false;
    this.resume();
  }

  abortRequest(requestId: string | null): void {
    for (const reply of this.active) {
      if (requestId === null || reply.requestId === requestId) reply.finishAborted();
    }
  }

  slowDown(factor: number): void {
    this.paced.slowDown(factor);
  }

  dropAll(): void {
    for (const reply of this.active) reply.drop();
    this.paced.abortAll();
  }

  /** No context is longer than the cache: one sequence must fit alone. */
  private limited(model: SimulatedModel): SimulatedModel {
    return { ...model, maxModelLen: Math.min(model.maxModelLen, this.cacheTokens) };
  }

  private get cacheTokens(): number {
    if (this.kvTokens === null) return Number.POSITIVE_INFINITY;
    return Math.floor(this.kvTokens / this.blockTokens) * this.blockTokens;
  }

  private withCheckpoint(model: SimulatedModel, path: string): SimulatedModel {
    const checkpoint = this.settings.checkpoints[path];
    return checkpoint
      ? simulatedModel({
          ...model,
          ...checkpoint,
          id: model.id,
          quirks: { ...model.quirks, ...checkpoint.quirks },
        })
      : model;
  }
}
