import type { Clock } from '../clock/clock.ts';
import { BatchEngine } from './batch-engine.ts';
import type { EngineOptions } from './engine-options.ts';
import { createOccupancy, type Occupancy } from './occupancy.ts';
import type { EngineEvent, SequenceSpec } from './sequence.ts';

/** What one sequence's owner is told. */
export interface SequenceListener {
  admitted?(atUs: number): void;
  firstToken?(atUs: number): void;
  /** Only for owners that stream: the tokens so far, after every step that was due. */
  progress?: (tokens: number, atUs: number) => void;
  finished(atUs: number): void;
  aborted(atUs: number): void;
}

/** An engine that runs on a clock and tells the owners of its sequences what happens. */
export interface PacedEngine {
  readonly engine: BatchEngine;
  readonly occupancy: Occupancy;
  submit(spec: SequenceSpec, listener: SequenceListener): void;
  abort(id: number): void;
  abortAll(): void;
  pause(): void;
  resume(): void;
  slowDown(factor: number): void;
  /** Does the steps that are due, so that counters are those of now. */
  catchUp(): void;
  /** Sequences that are waiting or running. */
  readonly inFlight: number;
}

export function createPacedEngine(options: EngineOptions, clock: Clock): PacedEngine {
  const engine = new BatchEngine(options);
  const occupancy = createOccupancy();
  const listeners = new Map<number, SequenceListener>();
  const streaming = new Map<number, (tokens: number, atUs: number) => void>();
  let takeBack: (() => void) | null = null;

  const tell = ({ kind, id, atUs }: EngineEvent) => {
    const listener = listeners.get(id);
    if (!listener) return;
    if (kind === 'finished' || kind === 'aborted') {
      listeners.delete(id);
      streaming.delete(id);
    }
    if (kind === 'admitted') listener.admitted?.(atUs);
    else if (kind === 'first-token') listener.firstToken?.(atUs);
    else if (kind === 'finished') listener.finished(atUs);
    else if (kind === 'aborted') listener.aborted(atUs);
  };

  const catchUp = () => {
    const nowUs = clock.nowUs();
    engine.runUntil(nowUs);
    for (const event of engine.takeEvents()) tell(event);
    for (const [id, progress] of streaming) {
      const tokens = engine.generated(id);
      if (tokens !== null && tokens > 0) progress(tokens, nowUs);
    }
    occupancy.note({ atUs: nowUs, running: engine.runningCount, waiting: engine.waitingCount });
  };

  /** Streams need every step; whole replies only the steps at which somebody comes or goes. */
  const schedule = () => {
    takeBack?.();
    const dueUs = streaming.size > 0 ? engine.nextStepUs() : engine.nextChangeUs();
    // Planning may have admitted somebody.
    for (const event of engine.takeEvents()) tell(event);
    occupancy.note({
      atUs: clock.nowUs(),
      running: engine.runningCount,
      waiting: engine.waitingCount,
    });
    takeBack = dueUs === null ? null : clock.at(dueUs, wake);
  };

  const wake = () => {
    takeBack = null;
    catchUp();
    schedule();
  };

  const change = (act: (nowUs: number) => void) => {
    act(clock.nowUs());
    wake();
  };

  return {
    engine,
    occupancy,
    submit: (spec, listener) => {
      change((nowUs) => {
        engine.submit(spec, nowUs);
        listeners.set(spec.id, listener);
        if (listener.progress) streaming.set(spec.id, listener.progress);
      });
    },
    abort: (id) => {
      change((nowUs) => {
        engine.abort(id, nowUs);
      });
    },
    abortAll: () => {
      change((nowUs) => {
        for (const id of listeners.keys()) engine.abort(id, nowUs);
      });
    },
    pause: () => {
      change((nowUs) => {
        engine.pause(nowUs);
      });
    },
    resume: () => {
      change((nowUs) => {
        engine.resume(nowUs);
      });
    },
    slowDown: (factor) => {
      change((nowUs) => {
        engine.slowDown(factor, nowUs);
      });
    },
    catchUp: wake,
    get inFlight() {
      return listeners.size;
    },
  };
}
