import type { Rng } from '../../random.ts';
import type { Base } from './draw-base.ts';
import type { Fact } from './problem.ts';
import { FLOORS, PERSONS, ROOMS, TEAMS, TRAITS } from './vocabulary.ts';
import { factSentence } from './write-text.ts';

/**
 * Sentences of the forms that the facts have, about names that occur in none of them. They agree with each
 * other too: a text never says two things of one person, team or room that cannot both be.
 */
export function similarFiller(rng: Rng, base: Base): () => string {
  const next = nextFact(rng, base);
  return () => factSentence(next());
}

function nextFact(rng: Rng, base: Base): () => Fact {
  const taken = new Set(
    [...base.facts, base.statement].flatMap(({ subject, object }) => [subject, object]),
  );
  const others = (names: readonly string[]): string[] =>
    rng.shuffle(names.filter((name) => !taken.has(name)));
  switch (base.kind) {
    case 'ordering':
      return comparisons(rng, others(PERSONS), base.statement.relation);
    case 'rooms':
      return whereabouts(rng, base, { teams: others(TEAMS), rooms: others(ROOMS), others });
    case 'rules':
      return traitsOf(rng, others(PERSONS));
  }
}

/** Always the earlier one in a hidden order before the later one. */
function comparisons(rng: Rng, persons: readonly string[], relation: string): () => Fact {
  return () => {
    const later = rng.int(1, persons.length);
    const earlier = rng.int(0, later);
    return { subject: persons[earlier] ?? '', relation, object: persons[later] ?? '' };
  };
}

/** In four sentences about two new persons and, while there are any, one new team and one new room each. */
function whereabouts(
  rng: Rng,
  base: Base,
  {
    teams,
    rooms,
    others,
  }: { teams: string[]; rooms: string[]; others: (names: readonly string[]) => string[] },
): () => Fact {
  const hasTeams = base.facts.some(({ relation }) => relation === 'belongs to');
  const persons = others(PERSONS);
  const [teamsLeft, roomsLeft] = [hasTeams ? [...teams] : [], [...rooms]];
  return () => {
    const turn = rng.int(0, 4);
    const team = turn === 0 ? teamsLeft.pop() : undefined;
    if (team !== undefined) return { subject: team, relation: 'works in', object: rng.pick(rooms) };
    const room = turn === 1 ? roomsLeft.pop() : undefined;
    if (room !== undefined) return { subject: room, relation: 'has', object: rng.pick(FLOORS) };
    const person = persons.pop();
    if (person === undefined) throw new Error('There are not enough persons for the padding.');
    return hasTeams
      ? { subject: person, relation: 'belongs to', object: rng.pick(teams) }
      : { subject: person, relation: 'works in', object: rng.pick(rooms) };
  };
}

/** One trait of each person, then another of each, and so on. */
function traitsOf(rng: Rng, persons: readonly string[]): () => Fact {
  const firstTrait = persons.map(() => rng.int(0, TRAITS.length));
  let count = 0;
  return () => {
    const index = count % persons.length;
    const round = Math.floor(count / persons.length);
    count += 1;
    const trait = ((firstTrait[index] ?? 0) + round) % TRAITS.length;
    const relation = rng.chance(0.5) ? 'is' : 'is not';
    return { subject: persons[index] ?? '', relation, object: TRAITS[trait] ?? '' };
  };
}
