import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { ImportedItem } from '@assay/eval-core/imports/imported-item';
import { createItemImport, placeText, type ItemImport } from '@assay/eval-core/imports/item-import';
import type { ItemMapping, MappedGrader } from '@assay/eval-core/imports/item-mapping';
import { readItemMapping } from '@assay/eval-core/imports/read-item-mapping';
import { chooseMapping } from '@assay/eval-core/recipes/choose-mapping';
import type { Recipe } from '@assay/eval-core/recipes/recipe';

import { localFiles } from '../local-files.ts';
import { openRecords, type RecordsSource } from '../open-records.ts';
import { fixturesFolder } from './env.ts';

export interface Imported {
  items: ImportedItem[];
  /** Each with its place. */
  refusals: string[];
}

/** All items of a source; `choose` is asked for the mapping once, with the first record. */
export async function importAll(
  source: RecordsSource,
  choose: (firstRecord: unknown) => { mapping: ItemMapping; grader: MappedGrader },
): Promise<Imported> {
  const imported: Imported = { items: [], refusals: [] };
  let items: ItemImport | null = null;
  const { records } = await openRecords(source);
  for await (const read of records) {
    if ('error' in read) {
      imported.refusals.push(`${placeText(read)}: ${read.error}`);
      continue;
    }
    if (items === null) {
      const { mapping, grader } = choose(read.record);
      items = createItemImport(mapping, grader);
    }
    const made = items.add(read.record, read);
    if ('item' in made) imported.items.push(made.item);
    else imported.refusals.push(`${placeText(read)}: ${made.refusal}`);
  }
  return imported;
}

/** The recipe's mapping for a set that begins with this record, with its grader. Throws where none fits. */
export function mappingOfRecipe(recipe: Recipe, firstRecord: unknown) {
  const chosen = chooseMapping(recipe, firstRecord);
  if ('fault' in chosen) throw new Error(chosen.fault);
  return { mapping: chosen.mapping, grader: recipe.grader };
}

/** A mapping file of this folder, with its grader. */
export function readMappingFile(name: string): { mapping: ItemMapping; grader: MappedGrader } {
  const file = path.join(import.meta.dirname, 'mappings', `${name}.json`);
  const read = readItemMapping(JSON.parse(readFileSync(file, 'utf8')));
  if ('fault' in read) throw new Error(`${name}: ${read.fault}`);
  const { mapping } = read;
  if (mapping.grader === undefined) throw new Error(`${name} names no grader.`);
  return { mapping, grader: mapping.grader };
}

/** Imports files or folders of the fixtures by a mapping file. */
export async function importByMapping(name: string, paths: readonly string[]): Promise<Imported> {
  const { mapping, grader } = readMappingFile(name);
  const source = await localFiles(paths.map(fixture), mapping);
  return importAll(source, () => ({ mapping, grader }));
}

/** Imports files of the fixtures by a recipe. */
export async function importByRecipe(recipe: Recipe, paths: readonly string[]): Promise<Imported> {
  const source = await localFiles(paths.map(fixture), {});
  return importAll(source, (first) => mappingOfRecipe(recipe, first));
}

function fixture(relativePath: string): string {
  if (fixturesFolder === null) throw new Error('ASSAY_FIXTURES names no folder.');
  return path.join(fixturesFolder, 'data', relativePath);
}
