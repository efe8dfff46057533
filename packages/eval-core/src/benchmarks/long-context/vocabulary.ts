import type { Rng } from '../../random.ts';

const FIRST_NAMES = joined(
  'Mar Tel Vor Kes Bran Dul Fen Gor Hal Jor Lin Nes Pel Ral Sel Wen',
  'a in o is',
);
const LAST_NAMES = joined(
  'Brack Cald Dray Elms Farn Grim Hask Karl Lund Morr Norb Oak Pryd Rost Stav Tarn',
  'ley wick mere son',
);
const TINTS = (
  'amber ashen azure bronze copper coral crimson ebony golden granite indigo ivory jade lilac ' +
  'maroon misty olive opal pearl plum russet sable saffron scarlet silver sunny teal umber violet walnut'
).split(' ');
const ANIMALS =
  'badger beaver bison crane curlew falcon ferret heron ibex lynx marten otter owl puffin raven stoat swift tern viper wolf'.split(
    ' ',
  );
const CHAMBERS =
  'alcove annexe attic cabin cellar chamber gallery hall loft lounge nook office parlour pavilion salon studio study suite vault wing'.split(
    ' ',
  );

/** 4096 persons by first and last name; no name is part of another. */
export const PERSONS = paired(FIRST_NAMES, LAST_NAMES);
export const TEAMS = paired(TINTS, ANIMALS).map((name) => `the ${name} team`);
export const ROOMS = paired(TINTS, CHAMBERS).map((name) => `the ${name}`);

export const FLOORS =
  'a brick floor,a carpeted floor,a cork floor,a marble floor,an oak floor,a rubber floor,a slate floor,a tiled floor'.split(
    ',',
  );

/** Strict orders of persons. */
export const COMPARISONS = [
  'is older than',
  'is taller than',
  'runs faster than',
  'earns more than',
  'lives farther north than',
  'arrived earlier than',
  'sings louder than',
  'weighs more than',
];

export const TRAITS = 'brave tidy patient cheerful quiet curious honest punctual'.split(' ');
/** What only rules tell of somebody. */
export const DERIVED_TRAITS = 'trusted invited promoted insured'.split(' ');

/** That many different ones, without shuffling all of a long list. */
export function pickSome<T>(rng: Rng, values: readonly T[], count: number): T[] {
  const chosen = new Set<T>();
  while (chosen.size < Math.min(count, values.length)) chosen.add(rng.pick(values));
  return [...chosen];
}

function joined(heads: string, tails: string): string[] {
  return heads.split(' ').flatMap((head) => tails.split(' ').map((tail) => head + tail));
}

function paired(first: readonly string[], second: readonly string[]): string[] {
  return first.flatMap((one) => second.map((other) => `${one} ${other}`));
}
