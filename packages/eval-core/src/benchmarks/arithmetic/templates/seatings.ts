import type { Rng } from '../../../random.ts';
import { atLevel, drawIn, drawUntil } from '../draw.ts';
import { malformed, numberRowsOf, wholeNumberOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { remainderQuestion } from '../wording.ts';

export interface Seatings {
  /** As many guests as chairs. */
  guests: number;
  /** Pairs [guest, chair], numbered from 1. */
  forbidden: readonly (readonly number[])[];
}

const GUESTS = [5, 5, 6, 6, 7, 7, 8, 9] as const;

/** Permutations with forbidden places. */
export const seatings: ArithmeticTemplate<Seatings> = {
  name: 'seatings',
  topic: 'counting',
  draw: (rng, level) =>
    drawUntil(
      () => drawRoom(rng, atLevel<number>(GUESTS, level)),
      (room) => countSeatings(room, 9_999_991) >= 6,
    ),
  read(fields) {
    const guests = wholeNumberOf(fields, 'guests', { least: 2, most: 12 });
    const forbidden = numberRowsOf(fields, 'forbidden', {
      rows: { fewest: 0, longest: 144 },
      columns: { fewest: 2, longest: 2, least: 1, most: 12 },
    });
    if (forbidden.flat().every((number) => number <= guests)) return { guests, forbidden };
    throw malformed(fields, 'forbidden', 'a list of pairs [guest, chair], none above "guests"');
  },
  question({ guests, forbidden }, modulus) {
    const rules = forbidden.map(([guest = 0, chair = 0]) => `guest ${guest} on chair ${chair}`);
    const refused = rules.length === 0 ? '' : ` None of these is allowed: ${rules.join('; ')}.`;
    return `${guests} guests, numbered 1 to ${guests}, take ${guests} chairs, numbered 1 to ${guests}, one guest to a chair.${refused} ${remainderQuestion('the number of allowed seatings', modulus)}`;
  },
  answer: countSeatings,
};

/** Guest by guest: in how many ways the first guests can fill each set of chairs (a bit mask). */
function countSeatings({ guests, forbidden }: Seatings, modulus: number): number {
  const refused = Array.from({ length: guests }, () => 0);
  for (const [guest = 1, chair = 1] of forbidden) {
    refused[guest - 1] = (refused[guest - 1] ?? 0) | (1 << (chair - 1));
  }
  let ways = new Map([[0, 1 % modulus]]);
  for (const chairsRefused of refused) {
    const next = new Map<number, number>();
    for (const [taken, count] of ways) {
      for (let chair = 1; chair < 1 << guests; chair <<= 1) {
        if (((taken | chairsRefused) & chair) !== 0) continue;
        next.set(taken | chair, ((next.get(taken | chair) ?? 0) + count) % modulus);
      }
    }
    ways = next;
  }
  return ways.get((1 << guests) - 1) ?? 0;
}

function drawRoom(rng: Rng, guests: number): Seatings {
  const pairs = Array.from({ length: guests * guests }, (_, place) => place);
  const forbidden = rng
    .shuffle(pairs)
    .slice(0, drawIn(rng, [guests, guests + Math.ceil(guests / 2)]))
    .sort((a, b) => a - b)
    .map((place) => [Math.floor(place / guests) + 1, (place % guests) + 1]);
  return { guests, forbidden };
}
