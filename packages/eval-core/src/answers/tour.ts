import type { Candidate } from './candidate.ts';
import { finalAnswerTags } from './final-answer-tag.ts';
import { fieldOf, lastObject } from './json-object.ts';
import type { Literal } from './literal.ts';

/** A round trip as the numbers of its stops in order. */
export interface FoundTour extends Candidate {
  stops: number[];
}

/** No benchmark has more stops; a longer path is a repetition loop. */
const MOST_STOPS = 1000;
const PATH =
  /["']?\bpath["']?\s{0,4}[:=]\s{0,4}["']?\s{0,4}(\d{1,6}(?:\s{0,4}(?:->|→|-|,)\s{0,4}\d{1,6}){1,1000})/gi;
const ARROWS = /^[\s["'(]*\d{1,6}(?:[\s"']*(?:->|→|-|,)[\s"']*\d{1,6}){1,1000}[\s\]"')]*$/;

/**
 * The tour that a reply ends on: the key `Path` of the last object, in a `<final_answer>` where there is
 * one ({"Path": "0->1->2->0"}, a list, either quote); else the last `Path: 0->1->2->0`. Whether it
 * visits every stop is for the grader. null: there is none.
 */
export function lastTour(text: string): FoundTour | null {
  const tag = finalAnswerTags(text).at(-1);
  const [start, end] = tag === undefined ? [0, text.length] : [tag.start, tag.end];
  const inside = text.slice(start, end);
  const found = tourInObject(inside) ?? tourBehindKey(inside);
  return found === null ? null : { ...found, start: found.start + start, end: found.end + start };
}

function tourInObject(text: string): FoundTour | null {
  const object = lastObject(text);
  if (object === null) return null;
  const path = fieldOf(object.value, 'path');
  const written = Array.isArray(path) ? path.map(stopOf).join(',') : path;
  if (typeof written !== 'string' || !ARROWS.test(written)) return null;
  return withStops(object, written, 'path-object');
}

/** A stop that is itself a list or an object is none. */
function stopOf(value: Literal): string {
  return typeof value === 'object' ? '?' : String(value);
}

function tourBehindKey(text: string): FoundTour | null {
  const match = [...text.matchAll(PATH)].at(-1);
  if (match === undefined) return null;
  const [whole, path = ''] = match;
  const end = match.index + whole.length;
  return withStops({ start: end - path.length, end }, path, 'path-key');
}

function withStops(
  { start, end }: { start: number; end: number },
  path: string,
  rule: string,
): FoundTour | null {
  const stops = (path.match(/\d+/g) ?? []).map(Number);
  return stops.length <= MOST_STOPS ? { start, end, rule, stops } : null;
}
