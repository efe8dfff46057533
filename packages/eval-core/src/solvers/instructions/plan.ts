import type { RequestValue, WritingRequest } from './request.ts';

/** The requests that a writer keeps in mind, by their ids. */
export type Plan = ReadonlyMap<string, WritingRequest['kwargs']>;

export function numberOf(plan: Plan, id: string, name: string): number {
  const value: RequestValue | undefined = plan.get(id)?.[name];
  return typeof value === 'number' ? value : 0;
}

export function textOf(plan: Plan, id: string, name: string): string {
  const value: RequestValue | undefined = plan.get(id)?.[name];
  return typeof value === 'string' ? value : '';
}

export function wordsOf(plan: Plan, id: string, name: string): readonly string[] {
  const value: RequestValue | undefined = plan.get(id)?.[name];
  return typeof value === 'object' ? value : [];
}

/** The number of an "at least" request; 0 for another relation. */
export function leastOf(plan: Plan, id: string, name: string, relation = 'relation'): number {
  return textOf(plan, id, relation) === 'at least' ? numberOf(plan, id, name) : 0;
}

/** The number that a "less than" request excludes; null: there is no such limit. */
export function limitOf(plan: Plan, id: string, name: string): number | null {
  return textOf(plan, id, 'relation') === 'less than' ? numberOf(plan, id, name) : null;
}
