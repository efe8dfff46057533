import { valueAt } from './field-path.ts';
import type { ItemMapping } from './item-mapping.ts';
import { isRecord } from './refused.ts';
import { neededFields } from './value-spec.ts';

/** The fields without which the mapping makes no item that a record does not have; null is as good as missing. */
export function missingFields(mapping: ItemMapping, record: unknown): string[] {
  const { key, prompt, promptEnd, gold, shownGold, options, params, instance, attributes } =
    mapping;
  const specs = [
    ...[key, prompt, promptEnd, gold, shownGold, options].filter((spec) => spec !== undefined),
    ...[params, instance, attributes].flatMap((group) => Object.values(group ?? {})),
  ];
  const missing = specs
    .flatMap(neededFields)
    .filter((paths) => !paths.some((path) => isThere(record, path)))
    .map((paths) => paths.join(' or '));
  return [...new Set(missing)];
}

function isThere(record: unknown, path: string): boolean {
  const value = isRecord(record) ? valueAt(record, path) : undefined;
  return value !== undefined && value !== null;
}
