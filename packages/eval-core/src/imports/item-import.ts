import type { ImportedItem, Refusal } from './imported-item.ts';
import type { ItemMapping, MappedGrader } from './item-mapping.ts';
import { recordToItem } from './record-to-item.ts';

/** Where a record stands: its number in its file from 1, and the file where several are read. */
export interface RecordPlace {
  place: number;
  file: string | null;
}

export interface ItemImport {
  /** The record as an item, or why it is none; a key that was there before is refused with both places. */
  add(record: unknown, place: RecordPlace): { item: ImportedItem } | Refusal;
}

/** Makes items of the records of one set, one after another. Remembers the keys, nothing else. */
export function createItemImport(mapping: ItemMapping, grader: MappedGrader): ItemImport {
  const places = new Map<string, RecordPlace>();
  return {
    add(record, place) {
      const made = recordToItem(mapping, record, { ...place, grader });
      if ('refusal' in made) return made;
      const { key } = made.item;
      const earlier = places.get(key);
      if (earlier !== undefined) {
        return {
          refusal: `The key "${key}" was already used by the record at ${placeText(earlier)}; this one is at ${placeText(place)}.`,
        };
      }
      places.set(key, place);
      return made;
    },
  };
}

/** "row 7", or "row 7 of level-1.txt". */
export function placeText({ place, file }: RecordPlace): string {
  return file === null ? `row ${place}` : `row ${place} of ${file}`;
}
