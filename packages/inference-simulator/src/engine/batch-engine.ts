import { prefillUs, stepUs, type EngineOptions } from './engine-options.ts';
import { createPrefixCache } from './prefix-cache.ts';
import {
  endStep,
  generatedTokens,
  type EngineEvent,
  type Sequence,
  type SequenceSpec,
} from './sequence.ts';
import { createWaitingLine } from './waiting-line.ts';

/** What an engine did so far. Times in microseconds of the simulated clock. */
export interface EngineCounters {
  steps: number;
  tokensGenerated: number;
  promptTokensRead: number;
  preemptions: number;
  finished: number;
  /** Sequences in the batch, integrated over time: divided by slots × time it is the utilisation. */
  busySlotUs: number;
}

/**
 * A stretch of equal steps during which nobody comes or goes. Whole stretches are jumped over, so a
 * study of a million tokens costs as many operations as it has sequences, not tokens.
 */
interface Stretch {
  stepUs: number;
  steps: number;
  prefill: readonly { sequence: Sequence; tokens: number }[];
}

/**
 * Continuous batching (Yu et al., "Orca", OSDI 2022; block-wise cache with recomputation: Kwon et al.,
 * "PagedAttention", SOSP 2023) as a discrete-event model. At the start of each step waiting sequences
 * take free slots while the cache has room; prompts are read in chunks; every sequence whose prompt is
 * read gains one token at the step's end. When the cache cannot hold one more token each, the sequence
 * admitted last gives up its blocks and later reads everything again. Who comes or goes during a step
 * counts from its end.
 *
 * Pure: time is what the caller says, and the outcome does not depend on how often it asks.
 */
export class BatchEngine {
  readonly counters: EngineCounters = {
    steps: 0,
    tokensGenerated: 0,
    promptTokensRead: 0,
    preemptions: 0,
    finished: 0,
    busySlotUs: 0,
  };
  readonly prefixes;
  private readonly options: EngineOptions;
  private readonly waiting;
  private readonly running = new Map<number, Sequence>();
  /** Those of them whose prompt is not yet read. */
  private readonly reading = new Set<Sequence>();
  /** Those of them that leave at the end of the step. */
  private readonly aborting = new Set<Sequence>();
  /** The step after which the first of them ends; null when that has to be looked up. */
  private nextEndStep: number | null = null;
  private readonly totalBlocks: number;
  private events: EngineEvent[] = [];
  private stretch: Stretch | null = null;
  private nowUs = 0;
  private arrivals = 0;
  private admissions = 0;
  private paused = false;
  private slowness = 1;

  constructor(options: EngineOptions) {
    this.options = options;
    this.waiting = createWaitingLine(options.policy);
    this.totalBlocks =
      options.kvTokens === null
        ? Number.POSITIVE_INFINITY
        : Math.floor(options.kvTokens / options.blockTokens);
    this.prefixes = createPrefixCache(Math.min(this.totalBlocks, 1_000_000));
  }

  get runningCount(): number {
    return this.running.size;
  }

  get waitingCount(): number {
    return this.waiting.length;
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** Part of the cache that is taken, from 0 to 1; 0 where the cache has no limit. */
  get cacheUsageFraction(): number {
    return Number.isFinite(this.totalBlocks) ? this.usedBlocks() / this.totalBlocks : 0;
  }

  /**
   * Takes a sequence in at that time.
   *
   * @throws RangeError when the cache could not hold it even alone: it would be preempted for ever
   */
  submit(spec: SequenceSpec, atUs: number): void {
    const blocks = this.blocksOf(spec.promptTokens + spec.outputTokens);
    if (blocks > this.totalBlocks) {
      throw new RangeError(
        `A sequence of ${spec.promptTokens} + ${spec.outputTokens} tokens needs ${blocks} cache blocks, and there are ${this.totalBlocks}; raise kvTokens or shorten it.`,
      );
    }
    this.interrupt(atUs);
    this.waiting.add({
      spec,
      arrival: (this.arrivals += 1),
      admission: 0,
      prefillLeft: spec.promptTokens,
      cachedTokens: 0,
      generatedBefore: 0,
      decodingSinceStep: null,
      hasFirstToken: false,
    });
  }

  /** Takes a sequence out: at once if it waits, at the end of the present step if it runs. */
  abort(id: number, atUs: number): void {
    this.interrupt(atUs);
    if (this.waiting.remove(id)) this.report('aborted', id);
    const sequence = this.running.get(id);
    if (!sequence) return;
    this.aborting.add(sequence);
    if (!this.stretch) this.removeAborted();
  }

  /** Holds all sequences where they are, from the end of the present step. */
  pause(atUs: number): void {
    this.interrupt(atUs);
    this.paused = true;
  }

  resume(atUs: number): void {
    this.interrupt(atUs);
    this.paused = false;
  }

  /** Makes every further step last that many times as long. */
  slowDown(factor: number, atUs: number): void {
    this.interrupt(atUs);
    this.slowness = factor;
  }

  /** Does every step that ends by then. */
  runUntil(untilUs: number): void {
    while (this.nowUs < untilUs) {
      this.stretch ??= this.plan();
      if (!this.stretch) return;
      const due = Math.floor((untilUs - this.nowUs) / this.stretch.stepUs);
      if (due < 1) return;
      this.doSteps(this.stretch, Math.min(due, this.stretch.steps));
    }
  }

  /** What happened since the last call, in order. */
  takeEvents(): EngineEvent[] {
    const events = this.events;
    this.events = [];
    return events;
  }

  /** When the present step ends; null while there is nothing to do. */
  nextStepUs(): number | null {
    this.stretch ??= this.plan();
    return this.stretch && this.nowUs + this.stretch.stepUs;
  }

  /** When somebody may next come or go; null while there is nothing to do. */
  nextChangeUs(): number | null {
    this.stretch ??= this.plan();
    return this.stretch && this.nowUs + this.stretch.stepUs * this.stretch.steps;
  }

  /** Tokens that the sequence has by now; null when it is not in the batch. */
  generated(id: number): number | null {
    const sequence = this.running.get(id);
    return sequence ? generatedTokens(sequence, this.counters.steps) : null;
  }

  cachedTokens(id: number): number {
    return this.running.get(id)?.cachedTokens ?? 0;
  }

  /** Brings the engine to that time and lets the step under way be the last of its stretch. */
  private interrupt(atUs: number): void {
    this.runUntil(atUs);
    if (this.stretch) this.stretch.steps = 1;
    else this.nowUs = Math.max(this.nowUs, atUs);
  }

  private plan(): Stretch | null {
    if (this.paused) return null;
    this.admit();
    if (this.running.size === 0) return null;
    this.makeRoom();
    const prefill = this.planPrefill();
    const prefillTokens = prefill.reduce((sum, { tokens }) => sum + tokens, 0);
    const ownUs = stepUs(this.options, this.running.size) + prefillUs(this.options, prefillTokens);
    return {
      stepUs: Math.max(1, Math.round(ownUs * this.slowness)),
      steps: prefill.length > 0 ? 1 : this.equalSteps(),
      prefill,
    };
  }

  private admit(): void {
    // The others grow by a token in this step: who took their last block would be preempted at once.
    let freeBlocks = this.totalBlocks - this.usedBlocks(1);
    for (let next = this.waiting.first(); next; next = this.waiting.first()) {
      const needed = this.blocksOf(next.spec.promptTokens + next.generatedBefore + 1);
      if (this.running.size >= this.options.slots || needed > freeBlocks) return;
      freeBlocks -= needed;
      this.waiting.remove(next.spec.id);
      this.startReading(next);
    }
  }

  /** The whole prompt but its last token may come from the cache: that one yields the first new token. */
  private startReading(sequence: Sequence): void {
    const { spec } = sequence;
    const hits = this.options.prefixCaching ? this.prefixes.read(spec.prefixBlocks ?? []) : 0;
    const promptTokens = spec.promptTokens + sequence.generatedBefore;
    sequence.cachedTokens = Math.min(
      hits * this.options.blockTokens,
      Math.max(promptTokens - 1, 0),
    );
    sequence.prefillLeft = promptTokens - sequence.cachedTokens;
    sequence.admission = this.admissions += 1;
    sequence.decodingSinceStep = null;
    this.running.set(spec.id, sequence);
    this.reading.add(sequence);
    this.report('admitted', spec.id);
  }

  /** Preempts the newest until one more token each fits; one alone always fits (see `submit`). */
  private makeRoom(): void {
    if (!Number.isFinite(this.totalBlocks)) return;
    while (this.usedBlocks(1) > this.totalBlocks) {
      const newest = [...this.running.values()].reduce((a, b) =>
        a.admission > b.admission ? a : b,
      );
      newest.generatedBefore = generatedTokens(newest, this.counters.steps);
      newest.decodingSinceStep = null;
      this.leave(newest);
      this.waiting.add(newest);
      this.counters.preemptions += 1;
      this.report('preempted', newest.spec.id);
    }
  }

  /** Prompts in the order of admission, up to the chunk; a prompt of no tokens begins to decode at once. */
  private planPrefill(): { sequence: Sequence; tokens: number }[] {
    let budget = this.options.prefillChunkTokens;
    const parts: { sequence: Sequence; tokens: number }[] = [];
    for (const sequence of this.reading) {
      if (sequence.prefillLeft > 0 && budget === 0) continue;
      const tokens = Math.min(sequence.prefillLeft, budget);
      budget -= tokens;
      parts.push({ sequence, tokens });
    }
    return parts;
  }

  /** Until the first sequence ends, and no further than the cache surely reaches. */
  private equalSteps(): number {
    const steps = this.firstEndStep() - this.counters.steps;
    if (!Number.isFinite(this.totalBlocks)) return steps;
    // In k steps a sequence takes at most ceil(k / block) new blocks.
    const roundsOfBlocks = Math.floor((this.totalBlocks - this.usedBlocks()) / this.running.size);
    return Math.min(steps, Math.max(1, roundsOfBlocks * this.options.blockTokens));
  }

  private firstEndStep(): number {
    if (this.nextEndStep !== null) return this.nextEndStep;
    let first = Number.POSITIVE_INFINITY;
    for (const sequence of this.running.values()) first = Math.min(first, endStep(sequence));
    this.nextEndStep = first;
    return first;
  }

  private doSteps(stretch: Stretch, steps: number): void {
    const lastedUs = steps * stretch.stepUs;
    this.nowUs += lastedUs;
    this.counters.steps += steps;
    this.counters.busySlotUs += lastedUs * this.running.size;
    this.counters.tokensGenerated += steps * (this.running.size - this.reading.size);
    for (const { sequence, tokens } of stretch.prefill) this.endPrefill(sequence, tokens);
    stretch.steps -= steps;
    if (stretch.steps > 0) return;
    this.stretch = null;
    this.removeFinished();
    this.removeAborted();
  }

  /** The step that reads the end of the prompt also yields a token. */
  private endPrefill(sequence: Sequence, tokens: number): void {
    sequence.prefillLeft -= tokens;
    this.counters.promptTokensRead += tokens;
    if (sequence.prefillLeft > 0) return;
    sequence.decodingSinceStep = this.counters.steps - 1;
    this.reading.delete(sequence);
    if (this.nextEndStep !== null) this.nextEndStep = Math.min(this.nextEndStep, endStep(sequence));
    this.counters.tokensGenerated += 1;
    if (sequence.hasFirstToken) return;
    sequence.hasFirstToken = true;
    this.report('first-token', sequence.spec.id);
  }

  private removeFinished(): void {
    if (this.firstEndStep() > this.counters.steps) return;
    for (const sequence of this.running.values()) {
      if (endStep(sequence) > this.counters.steps) continue;
      this.leave(sequence);
      this.counters.finished += 1;
      this.report('finished', sequence.spec.id);
    }
  }

  private removeAborted(): void {
    for (const sequence of this.aborting) {
      this.leave(sequence);
      this.report('aborted', sequence.spec.id);
    }
  }

  private leave(sequence: Sequence): void {
    this.running.delete(sequence.spec.id);
    this.reading.delete(sequence);
    this.aborting.delete(sequence);
    this.nextEndStep = null;
  }

  private usedBlocks(extraTokens = 0): number {
    if (!Number.isFinite(this.totalBlocks)) return 0;
    let blocks = 0;
    for (const sequence of this.running.values()) {
      const generated = generatedTokens(sequence, this.counters.steps);
      blocks += this.blocksOf(sequence.spec.promptTokens + generated + extraTokens);
    }
    return blocks;
  }

  private blocksOf(tokens: number): number {
    return Math.ceil(tokens / this.options.blockTokens);
  }

  private report(kind: EngineEvent['kind'], id: number): void {
    this.events.push({ kind, id, atUs: this.nowUs });
  }
}
