import type { GridCell } from './carve.ts';

/** Where the exit lies as seen from the start, on the page. Exactly one holds for two different cells. */
export const RELATIONS = [
  'top-left',
  'top-right',
  'bottom-left',
  'bottom-right',
  'left',
  'right',
  'above',
  'below',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** The relation of the exit to the start; null when they are the same cell. */
export function relationOf(start: GridCell, exit: GridCell): Relation | null {
  const vertical = Math.sign(exit.row - start.row);
  const horizontal = Math.sign(exit.column - start.column);
  if (vertical === 0 && horizontal === 0) return null;
  if (vertical === 0) return horizontal < 0 ? 'left' : 'right';
  if (horizontal === 0) return vertical < 0 ? 'above' : 'below';
  if (vertical < 0) return horizontal < 0 ? 'top-left' : 'top-right';
  return horizontal < 0 ? 'bottom-left' : 'bottom-right';
}

/** The yes/no question for a relation. */
export function relationQuestion(relation: Relation): string {
  return `Is the exit E ${RELATION_PHRASES[relation]}?`;
}

const RELATION_PHRASES: Record<Relation, string> = {
  'top-left': 'to the top left of the start S',
  'top-right': 'to the top right of the start S',
  'bottom-left': 'to the bottom left of the start S',
  'bottom-right': 'to the bottom right of the start S',
  left: 'directly to the left of the start S, with no vertical displacement',
  right: 'directly to the right of the start S, with no vertical displacement',
  above: 'directly above the start S, with no horizontal displacement',
  below: 'directly below the start S, with no horizontal displacement',
};
