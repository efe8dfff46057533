import { createRng } from '../random.ts';
import { bracketGroups } from './bracket-groups.ts';
import { changePlaces, MUTATION_OPS, type MutationOp } from './change-places.ts';
import { tokensOf } from './latex-tokens.ts';

/**
 * One change of an answer. `at` is the offset of what changes and `by` what stands there afterwards:
 * a digit, an operator or a bracket for the one that is there; "-" inserts a sign and "" takes one away;
 * two brackets, parted by a space, replace the one that is there and its partner.
 */
export interface Mutation {
  op: MutationOp;
  at: number;
  by: string;
}

/**
 * Changes of a text, chosen by the seed: of every op at most as many as `most` says, fewer where the text has
 * fewer digits, terms, brackets or operators. The same text and seed give the same changes.
 */
export function mutationsOf(
  gold: string,
  seed: string,
  most: Readonly<Record<MutationOp, number>>,
): Mutation[] {
  const places = changePlaces(gold);
  return MUTATION_OPS.flatMap((op) => {
    const changes = places[op].flatMap(({ at, choices }) => choices.map((by) => ({ op, at, by })));
    return createRng(`${seed}/${op}`).shuffle(changes).slice(0, most[op]);
  });
}

/** The text after the change. Throws where the text has nothing that could be changed so. */
export function mutate(gold: string, { op, at, by }: Mutation): string {
  const token = tokensOf(gold).find(({ start }) => start === at);
  if (token === undefined)
    throw new Error(`Nothing begins at ${at} that the change could replace.`);
  if (op === 'sign') return by === '' ? replaced(gold, at, 1, '') : replaced(gold, at, 0, by);

  const [first = '', second] = op === 'bracket' ? by.split(' ') : [by];
  const changed = (text: string): string => replaced(text, at, token.text.length, first);
  if (second === undefined) return changed(gold);
  const group = bracketGroups(gold).find(({ open }) => open.start === at);
  if (group === undefined) throw new Error(`The bracket at ${at} has no partner.`);
  return changed(replaced(gold, group.close.start, group.close.text.length, second));
}

function replaced(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}
