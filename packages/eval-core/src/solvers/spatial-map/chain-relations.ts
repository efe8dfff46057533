import type { Rng } from '../../random.ts';
import { letterOf } from '../lettered-options.ts';
import type { Note } from '../note.ts';
import { sidesAlong, type Side } from './order-objects.ts';
import type { MapQuestion, MapRelation, SpatialMap } from './read-spatial-map.ts';

export interface ChainRelationsOptions {
  /** Most relations in a chain that it follows. */
  chainBudget: number;
  /** Chance per relation that one of its two directions is taken for the opposite. */
  slipFraction: number;
  rng: Rng;
  note: Note;
}

export interface MapConclusion {
  /** The letter of an option. */
  answer: string;
  basis: 'found' | 'guessed';
}

/** Where an object lies, seen from the reference of the question. */
interface Place {
  east: Side;
  north: Side;
}

/** Guesses without looking at the map: any option. */
export function guessMapOption(
  { options }: SpatialMap,
  { rng, note }: Pick<ChainRelationsOptions, 'rng' | 'note'>,
): MapConclusion {
  note('I do not look at the map. I pick one of the options at random.');
  return { answer: rng.pick(options).letter, basis: 'guessed' };
}

/**
 * Reads every relation once, follows chains of them from the place that the question starts from, east to west
 * and north to south apart, and guesses among the options that this leaves open.
 */
export function chainRelations(map: SpatialMap, options: ChainRelationsOptions): MapConclusion {
  const relations = map.relations.map((relation) => readWithSlip(relation, options));
  const search = {
    reference: map.question.object,
    size: map.names.length,
    chainBudget: options.chainBudget,
  };
  const norths = sidesAlong('north', relations, search);
  const places = sidesAlong('east', relations, search).map((east, index): Place => ({
    east,
    north: norths[index] ?? 0,
  }));
  for (const [index, name] of map.names.entries()) {
    const place = places[index];
    if (index === search.reference || place === undefined) continue;
    options.note(`${name}: ${placeText(place)}.`);
  }
  return choose(map, possibleTexts(map, places), options);
}

function readWithSlip(
  relation: MapRelation,
  { rng, slipFraction }: ChainRelationsOptions,
): MapRelation {
  if (!rng.chance(slipFraction)) return relation;
  const axis = rng.pick(['east', 'north'] as const);
  return { ...relation, [axis]: -relation[axis] };
}

function placeText({ east, north }: Place): string {
  const vertical = north === 0 ? 'north or south' : north === 1 ? 'north' : 'south';
  const horizontal = east === 0 ? 'east or west' : east === 1 ? 'east' : 'west';
  return `${vertical}, ${horizontal}`;
}

/** The texts of options that may be right, as far as the places are known. */
function possibleTexts({ names, question }: SpatialMap, places: readonly Place[]): string[] {
  switch (question.kind) {
    case 'direction':
      return possibleDirections(places[question.subject]);
    case 'object': {
      const standing = places.map((place, index) => standingOf(place, index, question));
      const isIn = names.filter((_, index) => standing[index] === 'in');
      return isIn.length > 0 ? isIn : names.filter((_, index) => standing[index] === 'open');
    }
    case 'count': {
      const standing = places.map((place, index) => standingOf(place, index, question));
      const least = standing.filter((each) => each === 'in').length;
      const open = standing.filter((each) => each === 'open').length;
      return Array.from({ length: open + 1 }, (_, more) => String(least + more));
    }
  }
}

function possibleDirections(place: Place | undefined): string[] {
  const { east, north } = place ?? { east: 0, north: 0 };
  const verticals = north === 0 ? ['North', 'South'] : [north === 1 ? 'North' : 'South'];
  const horizontals = east === 0 ? ['east', 'west'] : [east === 1 ? 'east' : 'west'];
  return verticals.flatMap((vertical) => horizontals.map((horizontal) => vertical + horizontal));
}

function standingOf(
  place: Place,
  index: number,
  question: Exclude<MapQuestion, { kind: 'direction' }>,
): 'in' | 'out' | 'open' {
  if (index === question.object) return 'out';
  if (place.east === -question.east || place.north === -question.north) return 'out';
  return place.east === 0 || place.north === 0 ? 'open' : 'in';
}

function choose(
  { options }: SpatialMap,
  texts: readonly string[],
  { rng, note }: ChainRelationsOptions,
): MapConclusion {
  const letters = texts.flatMap((text) => letterOf(options, text) ?? []);
  const [letter] = letters;
  if (letter !== undefined && letters.length === 1) return { answer: letter, basis: 'found' };
  note(`${letters.length === 0 ? 'No option' : 'More than one option'} fits, so I guess.`);
  const open = letters.length > 0 ? letters : options.map((option) => option.letter);
  return { answer: rng.pick(open), basis: 'guessed' };
}
