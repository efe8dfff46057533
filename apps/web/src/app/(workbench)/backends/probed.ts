import type { Dialect, ReplicaProbe } from '@assay/contracts/backends';
import { dialectName } from '@assay/contracts/dialect-name';

/** The dialect of the first replica that answered; null when none did. */
export function probedDialect(probes: readonly ReplicaProbe[]): Dialect | null {
  return probes.find(({ dialect }) => dialect !== null)?.dialect ?? null;
}

/** What is to be said when replicas do not speak alike; null when they do. */
export function dialectDisagreement(probes: readonly ReplicaProbe[]): string | null {
  const dialects = new Set(probes.flatMap(({ dialect }) => (dialect === null ? [] : [dialect])));
  if (dialects.size < 2) return null;
  const names = [...dialects].map(dialectName).join(' and ');
  return `The replicas speak different dialects, ${names}: make a backend of each kind.`;
}

export interface ServedModelRow {
  id: string;
  /** The least that a replica tells; null where none does. */
  maxModelTokens: number | null;
  /** Replicas that answered and do not serve it. */
  missingOn: string[];
}

/** The models of all replicas that answered, each once. */
export function servedModelRows(probes: readonly ReplicaProbe[]): ServedModelRow[] {
  const answering = probes.filter(({ reachable }) => reachable);
  const ids = new Set(answering.flatMap(({ models }) => models.map(({ id }) => id)));
  return [...ids].map((id) => {
    const cards = answering.map(({ models }) => models.find((model) => model.id === id));
    const limits = cards.flatMap((card) => card?.maxModelTokens ?? []);
    return {
      id,
      maxModelTokens: limits.length === 0 ? null : Math.min(...limits),
      missingOn: answering.filter((_, place) => cards[place] === undefined).map(({ url }) => url),
    };
  });
}
