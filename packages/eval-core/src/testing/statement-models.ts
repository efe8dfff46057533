/** A long-context problem as its published data, read without any code of the benchmark. */
export interface PlainStatement {
  kind: string;
  facts: readonly PlainFact[];
  rules: readonly { if: readonly PlainTrait[]; then: PlainTrait }[];
  statement: PlainFact;
}

interface PlainTrait {
  relation: string;
  object: string;
}

interface PlainFact extends PlainTrait {
  subject: string;
}

/** What the statement can be where facts and rules hold, by trying every world of their names: none, one or both. */
export function everyTruth(problem: PlainStatement): Set<boolean> {
  if (problem.kind === 'ordering') return new Set(truthsInOrders(problem));
  return new Set(problem.kind === 'rooms' ? truthsInHouses(problem) : truthsOfTraits(problem));
}

function truthsInOrders({ facts, statement }: PlainStatement): boolean[] {
  const names = [...new Set([...facts, statement].flatMap((fact) => [fact.subject, fact.object]))];
  return permutations(names).flatMap((order) => {
    const holds = ({ subject, object }: PlainFact): boolean =>
      order.indexOf(subject) < order.indexOf(object);
    return facts.every(holds) ? [holds(statement)] : [];
  });
}

/** Who is in which room, and what floor each room has; one room and one floor that no fact names are possible too. */
function truthsInHouses({ facts, statement }: PlainStatement): boolean[] {
  const valuesOf = (relation: string): string[] => [
    ...facts.flatMap((fact) => (fact.relation === relation ? [fact.object] : [])),
    `no known ${relation}`,
  ];
  const rooms = [
    ...new Set([
      ...valuesOf('works in'),
      ...facts.flatMap(({ subject, relation }) => (relation === 'has' ? [subject] : [])),
    ]),
  ];
  const floors = [...new Set([...valuesOf('has'), statement.object])];
  const dwellers = [
    ...new Set([
      statement.subject,
      ...facts.flatMap(({ subject, relation, object }) =>
        relation === 'belongs to' ? [subject, object] : relation === 'has' ? [] : [subject],
      ),
    ]),
  ];
  return assignments(dwellers, rooms).flatMap((room) =>
    assignments(rooms, floors).flatMap((floor) => {
      const holds = ({ subject, relation, object }: PlainFact): boolean => {
        if (relation === 'has') return floor.get(subject) === object;
        if (relation === 'works in') return room.get(subject) === object;
        if (relation === 'belongs to') return room.get(subject) === room.get(object);
        return floor.get(room.get(subject) ?? '') === object;
      };
      return facts.every(holds) ? [holds(statement)] : [];
    }),
  );
}

function truthsOfTraits({ facts, rules, statement }: PlainStatement): boolean[] {
  const parts = [...facts, statement, ...rules.flatMap((rule) => [...rule.if, rule.then])];
  const traits = [...new Set(parts.map(({ object }) => object))];
  return assignments(traits, ['is', 'is not']).flatMap((has) => {
    const holds = ({ relation, object }: PlainTrait): boolean => has.get(object) === relation;
    const isObeyed = rules.every((rule) => !rule.if.every(holds) || holds(rule.then));
    const isSo = ({ subject, ...trait }: PlainFact): boolean =>
      subject !== statement.subject || holds(trait);
    return isObeyed && facts.every(isSo) ? [holds(statement)] : [];
  });
}

function assignments(names: readonly string[], values: readonly string[]): Map<string, string>[] {
  const [name, ...others] = names;
  if (name === undefined) return [new Map<string, string>()];
  return assignments(others, values).flatMap((rest) =>
    values.map((value) => new Map([...rest, [name, value]])),
  );
}

function permutations(names: readonly string[]): string[][] {
  if (names.length === 0) return [[]];
  return names.flatMap((name) =>
    permutations(names.filter((other) => other !== name)).map((rest) => [name, ...rest]),
  );
}
