import { boxedAnswers } from './boxed.ts';
import type { Candidate } from './candidate.ts';
import { finalAnswerTags } from './final-answer-tag.ts';
import { fieldOf, lastObject, lastObjects } from './json-object.ts';
import type { Literal, LiteralObject } from './literal.ts';

/** A round trip as the numbers of its stops in order, as it is written. */
export interface FoundTour extends Candidate {
  stops: number[];
  /** What the reply says that its length is; null: it says nothing of it. */
  claimedDistance: number | null;
}

/** No benchmark has more stops; a longer path is a repetition loop. */
const MOST_STOPS = 1000;
const LONGEST_PATH = 20_000;
/** A reply that names more tours than these is in a loop. */
const MOST_PLACES = 50;
const STOP = String.raw`(?:city\s{0,2})?\d{1,6}`;
const ARROW = String.raw`-{1,3}>|=>|→|⟶|➔|➜|⇒|\\(?:to|rightarrow|longrightarrow)\b`;
const STEP = String.raw`(?:${ARROW}|[-–—,>])`;
/** Behind a path that goes on to what is no stop. */
const GOES_ON = String.raw`\d|\s{0,4}(?:${ARROW}|,\s{0,4}(?:…|\.\.))`;
const KEYED_PATH = new RegExp(
  String.raw`\bpath\b["'*_\x60]{0,4}\s{0,4}[:=]["'*_\x60[(\s]{0,8}(${STOP}(?:\s{0,4}${STEP}\s{0,4}${STOP}){1,1000})(?!${GOES_ON})`,
  'gi',
);
const WHOLE_PATH = new RegExp(
  String.raw`^[\s["'(*_\x60$]*${STOP}(?:[\s"']*${STEP}[\s"']*${STOP}){1,1000}[\s\]"')*_\x60$.]*$`,
  'i',
);
const CLAIM_BEHIND =
  /["'*_`\])\s,;.]{0,12}total[\s_]{0,2}distance["'*_`]{0,4}\s{0,4}(?:[:=]|is\b)["'*_`$\s]{0,6}(\d{1,9}(?:\.\d{1,9})?)/iy;

/**
 * The tour that a reply ends on: the key `Path` of the last object, in a `<final_answer>` where there is
 * one ({"Path": "0->1->2->0"}, a list, either quote); else the last `Path: 0->1->2->0`, or a path alone in a
 * tag or a box. Whether it visits every stop is for the grader. null: there is none.
 */
export function lastTour(text: string): FoundTour | null {
  const tag = finalAnswerTags(text).at(-1);
  if (tag === undefined) return tourInObject(text) ?? keyedPaths(text).at(-1) ?? tourInBox(text);
  const found = readTour(text.slice(tag.start, tag.end));
  return found === null
    ? null
    : { ...found, start: found.start + tag.start, end: found.end + tag.start };
}

/**
 * The places that could be meant as the tour, in the order of the text: those of the most trusted rule only, and
 * of very many the last.
 */
export function tourCandidates(text: string): Candidate[] {
  return placesOfBestRule(text).slice(-MOST_PLACES);
}

function placesOfBestRule(text: string): Candidate[] {
  const tags = finalAnswerTags(text);
  if (tags.length > 0) return tags;
  const objects = lastObjects(text).filter(({ value }) => fieldOf(value, 'path') !== undefined);
  if (objects.length > 0) {
    return objects.reverse().map((object) => ({ ...object, rule: 'path-object' }));
  }
  const keyed = keyedPaths(text);
  if (keyed.length > 0) return keyed;
  return boxedAnswers(text).filter(({ texts }) => isPath(texts.join()));
}

/** The tour in the text of a candidate, with its place in that; null: there is none. */
export function readTour(text: string): FoundTour | null {
  const found = tourInObject(text) ?? keyedPaths(text).at(-1) ?? tourInBox(text);
  if (found !== null || !isPath(text)) return found;
  return withStops({ start: 0, end: text.length, rule: 'path' }, text, null);
}

function tourInObject(text: string): FoundTour | null {
  const object = lastObject(text);
  if (object === null) return null;
  const path = fieldOf(object.value, 'path');
  const written = Array.isArray(path) ? path.map(stopOf).join(',') : path;
  if (typeof written !== 'string' || !isPath(written)) return null;
  return withStops({ ...object, rule: 'path-object' }, written, claimIn(object.value));
}

/** A stop that is itself a list or an object is none. */
function stopOf(value: Literal): string {
  return typeof value === 'object' ? '?' : String(value);
}

function claimIn(object: LiteralObject): number | null {
  const claim = fieldOf(object, 'totaldistance') ?? fieldOf(object, 'total_distance');
  if (typeof claim === 'number') return claim;
  const digits = typeof claim === 'string' ? /-?\d{1,9}(?:\.\d{1,9})?/.exec(claim) : null;
  return digits === null ? null : Number(digits[0]);
}

/** Each `Path: 0->1->0`, with the total distance where that stands right behind it; a path that goes on is none. */
function keyedPaths(text: string): FoundTour[] {
  const matches = [...text.matchAll(KEYED_PATH)].slice(-MOST_PLACES);
  return matches.flatMap((match) => {
    const [whole, path = ''] = match;
    const end = match.index + whole.length;
    CLAIM_BEHIND.lastIndex = end;
    const claim = CLAIM_BEHIND.exec(text);
    const place = {
      start: match.index,
      end: claim === null ? end : CLAIM_BEHIND.lastIndex,
      rule: 'path-key',
    };
    const tour = withStops(place, path, claim === null ? null : Number(claim[1]));
    return tour === null ? [] : [tour];
  });
}

function tourInBox(text: string): FoundTour | null {
  const box = boxedAnswers(text).findLast(({ texts }) => isPath(texts.join()));
  return box === undefined ? null : withStops(box, box.texts.join(), null);
}

function isPath(text: string): boolean {
  return text.length <= LONGEST_PATH && WHOLE_PATH.test(text);
}

function withStops(
  { start, end, rule }: Candidate,
  path: string,
  claimedDistance: number | null,
): FoundTour | null {
  const stops = (path.match(/\d+/g) ?? []).map(Number);
  return stops.length <= MOST_STOPS ? { start, end, rule, stops, claimedDistance } : null;
}
