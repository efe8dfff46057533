import type { Note } from '../note.ts';
import type { Claim, LongText, Trait } from './read-long-context.ts';

type Question = Pick<LongText, 'kind' | 'statement' | 'rules'>;

/** Whether the claims make the statement true or false, with the steps noted; null: they do not tell. */
export function conclude(question: Question, claims: readonly Claim[], note: Note): boolean | null {
  switch (question.kind) {
    case 'ordering':
      return concludeOrdering(question.statement, claims, note);
    case 'rooms':
      return concludeRooms(question.statement, claims, note);
    case 'rules':
      return concludeByRules(question, claims, note);
  }
}

function concludeOrdering(
  { subject, relation, object }: Claim,
  claims: readonly Claim[],
  note: Note,
): boolean | null {
  const links = claims.filter((claim) => claim.relation === relation);
  const forwards = chainBetween(subject, object, links);
  const chain = forwards ?? chainBetween(object, subject, links);
  if (chain === null) return null;
  note(`A chain of "${relation}": ${chain.join(', ')}.`);
  return forwards !== null;
}

/** Breadth first: the names on the shortest way from one to the other. */
function chainBetween(from: string, to: string, links: readonly Claim[]): string[] | null {
  const next = new Map<string, string[]>();
  for (const { subject, object } of links) {
    const known = next.get(subject);
    if (known === undefined) next.set(subject, [object]);
    else known.push(object);
  }
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const name of cameFrom.keys()) {
    for (const object of next.get(name) ?? []) {
      if (!cameFrom.has(object)) cameFrom.set(object, name);
    }
  }
  if (!cameFrom.has(to)) return null;
  const chain: string[] = [];
  for (let name: string | null = to; name !== null; name = cameFrom.get(name) ?? null)
    chain.unshift(name);
  return chain;
}

function concludeRooms(
  { subject, object }: Claim,
  claims: readonly Claim[],
  note: Note,
): boolean | null {
  const bySubject = new Map(claims.map((claim) => [claim.subject, claim]));
  const seen = new Set<string>();
  let place = subject;
  while (!seen.has(place)) {
    seen.add(place);
    const claim = bySubject.get(place);
    if (claim === undefined) return null;
    note(`${claim.subject} ${claim.relation} ${claim.object}.`);
    if (claim.relation === 'has') return claim.object === object;
    place = claim.object;
  }
  return null;
}

function concludeByRules(
  { statement, rules }: Question,
  claims: readonly Claim[],
  note: Note,
): boolean | null {
  const own = claims.filter(({ subject }) => subject === statement.subject);
  const known = new Map(own.map(({ relation, object }) => [object, relation]));
  const holds = ({ relation, object }: Trait): boolean => known.get(object) === relation;
  for (const [trait, relation] of known) note(`${statement.subject} ${relation} ${trait}.`);
  let isNew = true;
  while (isNew) {
    const rule = rules.find(
      ({ conditions, consequence }) => conditions.every(holds) && !known.has(consequence.object),
    );
    isNew = rule !== undefined;
    if (rule === undefined) continue;
    known.set(rule.consequence.object, rule.consequence.relation);
    note(
      `So by a rule ${statement.subject} ${rule.consequence.relation} ${rule.consequence.object}.`,
    );
  }
  return known.has(statement.object) ? holds(statement) : null;
}
