import type { Scene } from '../fault-row.ts';
import { SPEED } from '../play-row.ts';

const LATEST_RETURN_MS = 60_000;

/** Refused requests whose sample was asked for again too soon, or more than a minute too late. */
export function findHasty({ simulator }: Scene, askedMs: number): string[] {
  return simulator
    .state()
    .repeated.flatMap(({ gapsMs }) => gapsMs)
    .map((gapMs) => (gapMs ?? 0) / SPEED)
    .filter((waitedMs) => waitedMs < askedMs || waitedMs > askedMs + LATEST_RETURN_MS)
    .map((waitedMs) => `asked again after ${Math.round(waitedMs)} ms, not ${askedMs}`);
}
