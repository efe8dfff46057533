import type { LogSink } from '../log-sink.ts';

const silence = () => undefined;

/** For tests in which things go wrong on purpose. */
export const silentLog: LogSink = { debug: silence, info: silence, warn: silence, error: silence };
