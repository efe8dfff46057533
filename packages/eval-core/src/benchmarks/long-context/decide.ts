import type { Condition, Fact, LongContextProblem } from './problem.ts';

/** Whether the facts make the statement true or false; null: they leave it open or contradict each other. */
export function decide(problem: LongContextProblem): boolean | null {
  switch (problem.kind) {
    case 'ordering':
      return decideOrdering(problem);
    case 'rooms':
      return decideRooms(problem);
    case 'rules':
      return decideByRules(problem);
  }
}

/** The relation is a strict order: what it says of two, it denies of them the other way round. */
function decideOrdering({ facts, statement }: LongContextProblem): boolean | null {
  const { subject, relation, object } = statement;
  const links = facts.filter((fact) => fact.relation === relation);
  const holds = reachable(subject, links).has(object);
  const isReversed = reachable(object, links).has(subject);
  return holds === isReversed ? null : holds;
}

/** A person belongs to one team, a team works in one room, and a room has one floor. */
function decideRooms({ facts, statement }: LongContextProblem): boolean | null {
  const places = facts.filter(({ relation }) => relation !== 'has');
  const around = reachable(statement.subject, places).add(statement.subject);
  const floors = facts.filter(({ subject, relation }) => relation === 'has' && around.has(subject));
  const [floor, ...others] = new Set(floors.map(({ object }) => object));
  return floor === undefined || others.length > 0 ? null : floor === statement.object;
}

/** Every name that the facts lead to from a name; itself only where they lead back to it. */
function reachable(
  start: string,
  facts: readonly Fact[],
  reached = new Set<string>(),
): Set<string> {
  for (const { subject, object } of facts) {
    if (subject !== start || reached.has(object)) continue;
    reached.add(object);
    reachable(object, facts, reached);
  }
  return reached;
}

/** Applies the rules to the statement's subject until nothing new follows. */
function decideByRules({ facts, rules, statement }: LongContextProblem): boolean | null {
  const own = facts.filter(({ subject }) => subject === statement.subject);
  const known = new Set(own.map(keyOf));
  let size = -1;
  while (size !== known.size) {
    size = known.size;
    for (const rule of rules) {
      if (rule.if.every((condition) => known.has(keyOf(condition)))) known.add(keyOf(rule.then));
    }
  }
  const holds = known.has(keyOf(statement));
  const isDenied = known.has(keyOf(negated(statement)));
  return holds === isDenied ? null : holds;
}

/** "is brave" for "is not brave", and the other way round. */
export function negated({ relation, object }: Condition): Condition {
  return { relation: relation === 'is' ? 'is not' : 'is', object };
}

function keyOf({ relation, object }: Condition): string {
  return `${relation} ${object}`;
}
