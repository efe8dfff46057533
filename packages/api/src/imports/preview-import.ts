import type { ImportPreview, StartImport } from '@assay/contracts/imports';
import { createItemImport, placeText } from '@assay/eval-core/imports/item-import';
import { openRecords } from '@assay/exchange/open-records';

import { findSource, type ImportContext } from './open-source.ts';
import { peekRecords } from './peek-records.ts';
import { planImport, requestedMapping, requireRecords } from './plan-import.ts';
import { recordFields } from './record-fields.ts';
import { FIRST_RECORDS } from './store-import.ts';

const LONGEST_SHOWN = 20_000;

/**
 * What an import would make of the first records. Stores nothing.
 * @throws as storeImport does
 */
export async function previewImport(
  context: ImportContext,
  request: Omit<StartImport, 'limit' | 'token'>,
): Promise<ImportPreview> {
  const mapping = requestedMapping(request.mapping);
  const found = await findSource(context, request.source, mapping);
  const opened = await openRecords(found.records);
  const { first, all } = await peekRecords(opened.records, FIRST_RECORDS);
  await all.return(undefined);
  const records = requireRecords(first);
  const plan = planImport(found, { ...request, mapping }, records);
  const preview: Pick<ImportPreview, 'items' | 'refusals'> = { items: [], refusals: [] };
  const items = createItemImport(plan.mapping, plan.grader);
  for (const read of first) {
    const made = 'error' in read ? { refusal: read.error } : items.add(read.record, read);
    if ('refusal' in made) {
      preview.refusals.push({ place: placeText(read), reason: made.refusal });
      continue;
    }
    const { key, prompt, gold, problem, attributes } = made.item;
    const options = problem.options ?? null;
    preview.items.push({
      key,
      prompt: shortened(prompt),
      gold: shortened(gold),
      options,
      attributes,
    });
  }
  return {
    ...preview,
    name: plan.name,
    title: plan.title,
    grader: plan.grader,
    template: plan.template,
    mapping: { ...plan.mapping },
    fields: recordFields(records[0]),
    total: opened.total,
    recipe: found.recipe?.name ?? null,
    licence: found.licence,
    isShared: plan.isShared,
    defaultRepeats: plan.defaultRepeats,
  };
}

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
