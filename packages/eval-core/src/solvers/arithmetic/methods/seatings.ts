import type { ArithmeticMethod } from '../method.ts';
import type { Work } from '../work.ts';

interface Room {
  guests: number;
  forbidden: number[][];
}

export const seatings: ArithmeticMethod<Room> = {
  name: 'seatings',
  read(text) {
    const [, guests] = /^(\d{1,2}) guests, numbered 1 to \d{1,2}, take/m.exec(text) ?? [];
    if (guests === undefined) return null;
    const pairs = [...text.matchAll(/guest (\d{1,2}) on chair (\d{1,2})/g)];
    return {
      guests: Number(guests),
      forbidden: pairs.map(([, guest, chair]) => [Number(guest), Number(chair)]),
    };
  },
  /** Seats one guest after another in every way that is left. */
  simulate(room, modulus, work) {
    const count = seatFrom(room, 1, [], work);
    return Math.abs(count) % modulus;
  },
  /** Ryser's formula for the permanent of the matrix of allowed pairs. */
  compute({ guests, forbidden }, modulus) {
    const allowed = Array.from({ length: guests }, () => (1 << guests) - 1);
    for (const [guest = 1, chair = 1] of forbidden) {
      allowed[guest - 1] = (allowed[guest - 1] ?? 0) & ~(1 << (chair - 1));
    }
    let sum = 0;
    for (let chairs = 1; chairs < 1 << guests; chairs += 1) {
      const product = allowed.reduce((all, row) => (all * bitCount(row & chairs)) % modulus, 1);
      sum += (guests - bitCount(chairs)) % 2 === 0 ? product : -product;
    }
    return ((sum % modulus) + modulus) % modulus;
  },
};

function seatFrom(room: Room, guest: number, taken: readonly number[], work: Work): number {
  if (guest > room.guests) return 1;
  let count = 0;
  for (let chair = 1; chair <= room.guests; chair += 1) {
    const isForbidden = room.forbidden.some(([g, c]) => g === guest && c === chair);
    if (isForbidden || taken.includes(chair)) continue;
    count += work.step() + seatFrom(room, guest + 1, [...taken, chair], work);
    if (guest === 2) work.show(`With ${[...taken, chair].join(' and ')} taken: ${count} so far.`);
  }
  return count;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count += 1;
  return count;
}
