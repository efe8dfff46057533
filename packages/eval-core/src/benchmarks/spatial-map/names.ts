import type { Rng } from '../../random.ts';

/** Invented, and all different in their first two letters, so that no name is taken for another. */
const OWNERS = (
  'Abrel Bovik Cindra Dolmek Eskane Fennor Gaspin Hulvar Ingrel Jasko Kelvane Lorrim Mardun Nevick ' +
  'Ostrel Pendrik Quilsa Rovane Sarbek Tolvin Umbrek Vasquil Wendrel Yorvik Zeldra'
).split(' ');

const KINDS = (
  'Arcade Bakery Chapel Dairy Foundry Garden Harbour Inn Kiln Library Market Nursery Orchard ' +
  'Pottery Quarry Rectory Smithy Tavern Vineyard Windmill'
).split(' ');

/** That many place names, such as "Kelvane Bakery": no two share a word. */
export function placeNames(rng: Rng, count: number): string[] {
  const kinds = rng.shuffle(KINDS);
  if (count > kinds.length) throw new Error(`There are only ${kinds.length} kinds of places.`);
  return rng
    .shuffle(OWNERS)
    .slice(0, count)
    .map((owner, index) => `${owner} ${kinds[index] ?? ''}`);
}
