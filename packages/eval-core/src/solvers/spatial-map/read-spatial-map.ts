import { readOptions, type LetteredOption } from '../lettered-options.ts';

/** 1 is east or north, -1 west or south. */
export type Sign = 1 | -1;

/** The first object lies that way from the second; objects by their index. */
export interface MapRelation {
  subject: number;
  object: number;
  east: Sign;
  north: Sign;
}

export type MapQuestion =
  | { kind: 'direction'; subject: number; object: number }
  | { kind: 'object' | 'count'; east: Sign; north: Sign; object: number };

export interface SpatialMap {
  /** In the order in which the relations mention them. */
  names: readonly string[];
  relations: readonly MapRelation[];
  question: MapQuestion;
  options: readonly LetteredOption[];
}

const DIRECTION = '(north|south)[- ]?(east|west)';
const RELATION = new RegExp(
  `^(.{1,80}?) (?:is|lies) (?:to|in) the ${DIRECTION} of (.{1,80})$`,
  'i',
);
const ASKS_DIRECTION =
  /in which direction (?:is|does) (.{1,80}?)(?: lie)?,? (?:relative to|seen from|from) (.{1,80})$/i;
const ASKS_PLACES = new RegExp(
  `(which|how many) .{0,80}?(?:to|in) the ${DIRECTION} of (.{1,80})$`,
  'i',
);

/**
 * Reads a map from the text of a prompt: sentences such as "Kelvane Inn is to the Northeast of Jasko Dairy.",
 * a question and its lettered options.
 *
 * @returns null if one of the three is missing.
 */
export function readSpatialMap(text: string): SpatialMap | null {
  const options = readOptions(text).map(({ letter, text: option }) => ({
    letter,
    text: option.replace(/\.$/, ''),
  }));
  const names: string[] = [];
  const relations: MapRelation[] = [];
  let question: MapQuestion | null = null;
  for (const sentence of sentencesOf(text)) {
    if (sentence.endsWith('?')) question ??= readQuestion(sentence.slice(0, -1), names);
    else addRelation(sentence, { names, relations });
  }
  if (question === null || relations.length === 0 || options.length < 2) return null;
  return { names, relations, question, options };
}

function sentencesOf(text: string): string[] {
  return (text.match(/[^.?!\n]+\??/g) ?? []).map((sentence) => sentence.trim());
}

function addRelation(
  sentence: string,
  { names, relations }: { names: string[]; relations: MapRelation[] },
): void {
  const [, subject, north, east, object] = RELATION.exec(sentence) ?? [];
  if (subject === undefined || object === undefined || subject === object) return;
  relations.push({
    subject: indexOf(names, subject),
    object: indexOf(names, object),
    ...signsOf(north, east),
  });
}

function readQuestion(sentence: string, names: readonly string[]): MapQuestion | null {
  const [, asked, from] = ASKS_DIRECTION.exec(sentence) ?? [];
  if (asked !== undefined && from !== undefined) {
    const [subject, object] = [names.indexOf(asked), names.indexOf(from)];
    return subject === -1 || object === -1 ? null : { kind: 'direction', subject, object };
  }
  const [, word, north, east, reference] = ASKS_PLACES.exec(sentence) ?? [];
  const object = names.indexOf(reference ?? '');
  if (word === undefined || object === -1) return null;
  const kind = word.toLowerCase() === 'which' ? 'object' : 'count';
  return { kind, ...signsOf(north, east), object };
}

function signsOf(north = '', east = ''): { north: Sign; east: Sign } {
  return {
    north: north.toLowerCase() === 'north' ? 1 : -1,
    east: east.toLowerCase() === 'east' ? 1 : -1,
  };
}

function indexOf(names: string[], name: string): number {
  const known = names.indexOf(name);
  if (known !== -1) return known;
  return names.push(name) - 1;
}
