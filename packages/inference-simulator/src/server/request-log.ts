/** One request for a reply, from its arrival to its end. Times in simulated milliseconds since the start. */
export interface RequestRecord {
  /** From 1, over all replicas, in the order of arrival. */
  ordinal: number;
  replica: number;
  model: string;
  stream: boolean;
  seed: number | null;
  /** First 16 hexadecimal digits of SHA-256. */
  bodyHash: string;
  /** Of (model, prompt, seed): the same for every attempt to get the same sample. */
  sampleKey: string;
  /** How often that sample was asked for before, plus one. */
  attempt: number;
  promptStart: string;
  /** Those that a server acts on, or that name the request. */
  headers: Readonly<Record<string, string>>;
  arrivedMs: number;
  /** Got a slot; null while it waits, or where it never got one. */
  admittedMs: number | null;
  firstTokenMs: number | null;
  endedMs: number | null;
  /** Null while it is under way. */
  outcome: RequestOutcome | null;
  status: number | null;
  finish: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  /** SHA-256 (16 digits) of all that was generated. */
  textHash: string | null;
  weightsAtStart: string;
  weightsAtEnd: string | null;
  faults: readonly string[];
  /** The client went away before the end. */
  cancelledMs: number | null;
  /** The engine gave its slots free: at the end, or after the cancellation. */
  slotFreedMs: number | null;
}

/**
 * `answered`: all was sent; `refused`: an error reply; `cancelled`: the client went; `broken`: a fault or
 * the death of the replica ended it.
 */
export type RequestOutcome = 'answered' | 'refused' | 'cancelled' | 'broken';

export interface RequestTotals {
  requests: number;
  answered: number;
  refused: number;
  cancelled: number;
  broken: number;
  inFlight: number;
  peakInFlight: number;
}

/** A sample that was asked for again. */
export interface RepeatedSample {
  sampleKey: string;
  requests: number;
  answered: number;
  /** From the end of one request for it to the arrival of the next; null where they overlapped. */
  gapsMs: readonly (number | null)[];
}

export interface RequestLog {
  /** Fills in what the log itself knows. */
  open(begin: RequestBegin): RequestRecord;
  end(record: RequestRecord, outcome: RequestOutcome, atMs: number): void;
  readonly records: readonly RequestRecord[];
  totals(): RequestTotals;
  peaks(): { byModel: Record<string, number>; byReplica: Record<string, number> };
  /** The samples that were asked for more than once. */
  repeated(): RepeatedSample[];
  attemptsOf(sampleKey: string): number;
  /** Requests with this in their prompt must not come from now on; those that do are listed. */
  forbid(promptIncludes: string): void;
  readonly afterForbidden: readonly number[];
  /** Requests for a sample whose earlier request its client had cancelled. */
  readonly afterCancellation: readonly number[];
  reset(): void;
}

export type RequestBegin = Pick<
  RequestRecord,
  | 'replica'
  | 'model'
  | 'stream'
  | 'seed'
  | 'bodyHash'
  | 'sampleKey'
  | 'headers'
  | 'arrivedMs'
  | 'weightsAtStart'
> & { promptText: string };

interface SampleHistory {
  requests: number;
  answered: number;
  wasCancelled: boolean;
  /** Null while a request for it is under way. */
  lastEndedMs: number | null;
  gapsMs: (number | null)[];
}

interface Tally {
  now: number;
  peak: number;
}

/** Enough to tell items apart; the whole prompt is the client's own. */
const PROMPT_START_LENGTH = 80;

/** @param keptRecords the oldest are dropped beyond that; counts stay exact */
export function createRequestLog(keptRecords: number): RequestLog {
  let log = emptyLog();
  return {
    open: (begin) => {
      const record = open(log, begin);
      log.underWay.add(record);
      log.records.push(record);
      if (log.records.length >= 2 * keptRecords) log.records = log.records.slice(-keptRecords);
      return record;
    },
    end: (record, outcome, atMs) => {
      end(log, record, { outcome, atMs });
    },
    get records() {
      return log.records.slice(-keptRecords);
    },
    totals: () => ({ ...log.totals }),
    peaks: () => ({ byModel: peaksOf(log.models), byReplica: peaksOf(log.replicas) }),
    repeated: () =>
      [...log.samples]
        .filter(([, { requests }]) => requests > 1)
        .map(([sampleKey, { requests, answered, gapsMs }]) => ({
          sampleKey,
          requests,
          answered,
          gapsMs,
        })),
    attemptsOf: (sampleKey) => log.samples.get(sampleKey)?.requests ?? 0,
    forbid: (promptIncludes) => {
      log.forbidden.push(promptIncludes);
    },
    get afterForbidden() {
      return log.afterForbidden;
    },
    get afterCancellation() {
      return log.afterCancellation;
    },
    reset: () => {
      log = emptyLog();
    },
  };
}

type Log = ReturnType<typeof emptyLog>;

function emptyLog() {
  return {
    records: [] as RequestRecord[],
    underWay: new Set<RequestRecord>(),
    samples: new Map<string, SampleHistory>(),
    models: new Map<string, Tally>(),
    replicas: new Map<string, Tally>(),
    forbidden: [] as string[],
    afterForbidden: [] as number[],
    afterCancellation: [] as number[],
    totals: {
      requests: 0,
      answered: 0,
      refused: 0,
      cancelled: 0,
      broken: 0,
      inFlight: 0,
      peakInFlight: 0,
    },
  };
}

function open(log: Log, { promptText, ...begin }: RequestBegin): RequestRecord {
  const { totals } = log;
  const ordinal = (totals.requests += 1);
  totals.inFlight += 1;
  totals.peakInFlight = Math.max(totals.peakInFlight, totals.inFlight);
  count(log.models, begin.model, 1);
  count(log.replicas, String(begin.replica), 1);
  const sample = sampleOf(log, begin.sampleKey);
  sample.requests += 1;
  if (sample.requests > 1) {
    sample.gapsMs.push(sample.lastEndedMs === null ? null : begin.arrivedMs - sample.lastEndedMs);
  }
  sample.lastEndedMs = null;
  if (sample.wasCancelled) log.afterCancellation.push(ordinal);
  if (log.forbidden.some((part) => promptText.includes(part))) log.afterForbidden.push(ordinal);
  return {
    ...begin,
    ordinal,
    attempt: sample.requests,
    promptStart: promptText.slice(0, PROMPT_START_LENGTH),
    admittedMs: null,
    firstTokenMs: null,
    endedMs: null,
    outcome: null,
    status: null,
    finish: null,
    promptTokens: null,
    completionTokens: null,
    textHash: null,
    weightsAtEnd: null,
    faults: [],
    cancelledMs: null,
    slotFreedMs: null,
  };
}

function end(
  log: Log,
  record: RequestRecord,
  { outcome, atMs }: { outcome: RequestOutcome; atMs: number },
): void {
  // It has ended already, or a reset has forgotten it.
  if (!log.underWay.delete(record)) return;
  record.outcome = outcome;
  record.endedMs = atMs;
  if (outcome === 'cancelled') record.cancelledMs = atMs;
  log.totals[outcome] += 1;
  log.totals.inFlight -= 1;
  count(log.models, record.model, -1);
  count(log.replicas, String(record.replica), -1);
  const sample = sampleOf(log, record.sampleKey);
  sample.lastEndedMs = atMs;
  if (outcome === 'answered') sample.answered += 1;
  if (outcome === 'cancelled') sample.wasCancelled = true;
}

function sampleOf(log: Log, key: string): SampleHistory {
  const known = log.samples.get(key);
  if (known) return known;
  const sample: SampleHistory = {
    requests: 0,
    answered: 0,
    wasCancelled: false,
    lastEndedMs: null,
    gapsMs: [],
  };
  log.samples.set(key, sample);
  return sample;
}

function count(tallies: Map<string, Tally>, key: string, by: 1 | -1): void {
  const tally = tallies.get(key) ?? { now: 0, peak: 0 };
  tally.now += by;
  tally.peak = Math.max(tally.peak, tally.now);
  tallies.set(key, tally);
}

function peaksOf(tallies: Map<string, Tally>): Record<string, number> {
  return Object.fromEntries([...tallies].map(([key, { peak }]) => [key, peak]));
}
