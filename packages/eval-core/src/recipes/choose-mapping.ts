import { missingFields } from '../imports/fits-record.ts';
import type { ItemMapping } from '../imports/item-mapping.ts';
import type { Recipe } from './recipe.ts';

/**
 * The recipe's mapping for a set that begins with this record: the first whose fields are all there. Else a
 * sentence that names the fields that are missing for each.
 */
export function chooseMapping(
  { name, mappings }: Pick<Recipe, 'name' | 'mappings'>,
  firstRecord: unknown,
): { mapping: ItemMapping } | { fault: string } {
  const missing = mappings.map((mapping) => missingFields(mapping, firstRecord));
  const mapping = mappings[missing.findIndex((fields) => fields.length === 0)];
  if (mapping !== undefined) return { mapping };
  const lists = missing.map((fields) => fields.map((field) => `"${field}"`).join(', '));
  return {
    fault: `The first record does not have the form of ${name}: it lacks ${lists.join('; or ')}. Map its fields by hand instead.`,
  };
}
