import type { Rng } from '../../random.ts';
import { negated } from './decide.ts';
import type { Condition, LongContextKind, LongContextProblem, Rule } from './problem.ts';
import {
  COMPARISONS,
  DERIVED_TRAITS,
  FLOORS,
  PERSONS,
  pickSome,
  ROOMS,
  TEAMS,
  TRAITS,
} from './vocabulary.ts';

/** What an item asks at every level. */
export type Base = Pick<LongContextProblem, 'kind' | 'facts' | 'rules' | 'statement'>;

export interface BaseWish {
  kind: LongContextKind;
  factCount: 2 | 3;
  isTrue: boolean;
}

export function drawBase(rng: Rng, { kind, factCount, isTrue }: BaseWish): Base {
  switch (kind) {
    case 'ordering':
      return drawOrdering(rng, factCount, isTrue);
    case 'rooms':
      return drawRooms(rng, factCount, isTrue);
    case 'rules':
      return drawRules(rng, factCount, isTrue);
  }
}

/** A chain; the statement compares its ends. */
function drawOrdering(rng: Rng, factCount: number, isTrue: boolean): Base {
  const relation = rng.pick(COMPARISONS);
  const persons = pickSome(rng, PERSONS, factCount + 1);
  const facts = persons
    .slice(1)
    .map((object, index) => ({ subject: persons[index] ?? '', relation, object }));
  const [first = '', last = ''] = [persons[0], persons.at(-1)];
  const statement = isTrue
    ? { subject: first, relation, object: last }
    : { subject: last, relation, object: first };
  return { kind: 'ordering', facts: rng.shuffle(facts), rules: [], statement };
}

/** From a person to a room, over a team where there are three facts, and to its floor. */
function drawRooms(rng: Rng, factCount: number, isTrue: boolean): Base {
  const [person, team, room] = [rng.pick(PERSONS), rng.pick(TEAMS), rng.pick(ROOMS)];
  const [floor = '', otherFloor = ''] = pickSome(rng, FLOORS, 2);
  const way =
    factCount === 2
      ? [{ subject: person, relation: 'works in', object: room }]
      : [
          { subject: person, relation: 'belongs to', object: team },
          { subject: team, relation: 'works in', object: room },
        ];
  return {
    kind: 'rooms',
    facts: rng.shuffle([...way, { subject: room, relation: 'has', object: floor }]),
    rules: [],
    statement: {
      subject: person,
      relation: 'works in a room that has',
      object: isTrue ? floor : otherFloor,
    },
  };
}

/**
 * Two traits decide a derived one, and that with a third decides another where there are three facts. Each
 * table of rules says yes where both are alike, or where they differ: no fact alone tells anything.
 */
function drawRules(rng: Rng, factCount: number, isTrue: boolean): Base {
  const subject = rng.pick(PERSONS);
  const traits = pickSome(rng, TRAITS, factCount);
  const derived = pickSome(rng, DERIVED_TRAITS, factCount - 1);
  const facts = traits.map((trait) => ({ subject, ...signed(trait, rng.chance(0.5)) }));
  const rules: Rule[] = [];
  let [known] = facts as Condition[];
  derived.forEach((trait, index) => {
    const next = facts[index + 1];
    if (known === undefined || next === undefined) return;
    const table = drawTable(rng, [known.object, next.object], trait);
    rules.push(...table);
    known = consequence(table, [known, next]);
  });
  if (known === undefined) throw new Error('The drawn rules decide nothing.');
  const statement = { subject, ...(isTrue ? known : negated(known)) };
  return { kind: 'rules', facts: rng.shuffle(facts), rules: rng.shuffle(rules), statement };
}

function drawTable(rng: Rng, [a, b]: readonly [string, string], derived: string): Rule[] {
  const whenAlike = rng.chance(0.5);
  return [true, false].flatMap((isA) =>
    [true, false].map((isB) => ({
      if: [signed(a, isA), signed(b, isB)],
      then: signed(derived, (isA === isB) === whenAlike),
    })),
  );
}

function consequence(table: readonly Rule[], known: readonly Condition[]): Condition | undefined {
  const applies = (condition: Condition): boolean =>
    known.some(
      ({ relation, object }) => relation === condition.relation && object === condition.object,
    );
  return table.find((rule) => rule.if.every(applies))?.then;
}

function signed(object: string, holds: boolean): Condition {
  return { relation: holds ? 'is' : 'is not', object };
}
