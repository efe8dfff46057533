import { valueAt } from './field-path.ts';
import type { ItemMapping } from './item-mapping.ts';
import { isRecord } from './refused.ts';
import { neededFields } from './value-spec.ts';

/** The fields without which the mapping makes no item that a record does not have; null is as good as missing. */
export function missingFields(mapping: ItemMapping, record: unknown): string[] {
  const {
    derive = {},
    key,
    prompt,
    promptEnd,
    gold,
    shownGold,
    options,
    params,
    instance,
    attributes,
  } = mapping;
  const specs = [
    ...[key, prompt, promptEnd, gold, shownGold, options].filter((spec) => spec !== undefined),
    ...[derive, params, instance, attributes].flatMap((group) => Object.values(group ?? {})),
  ];
  const missing = specs
    .flatMap(neededFields)
    .filter((paths) => !paths.some((path) => isThere(record, path) || isDerived(derive, path)))
    .map((paths) => paths.join(' or '));
  return [...new Set(missing)];
}

function isThere(record: unknown, path: string): boolean {
  const value = isRecord(record) ? valueAt(record, path) : undefined;
  return value !== undefined && value !== null;
}

function isDerived(derive: NonNullable<ItemMapping['derive']>, path: string): boolean {
  return Object.hasOwn(derive, path) || Object.hasOwn(derive, path.split('.', 1).join(''));
}
