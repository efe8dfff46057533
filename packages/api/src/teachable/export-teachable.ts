import { stringify } from 'csv-stringify/sync';

import {
  TEACHABLE_COLUMNS,
  teachableRow,
  type TeachableRow,
} from '@assay/contracts/csv/teachable-row';
import type { TeachableChoice } from '@assay/contracts/teachable';
import { findSharedPrompts } from '@assay/db/queries/item-prompts';
import type { TeachableItem } from '@assay/eval-core/teachable/teachable-prompts';

import type { UseCaseContext } from '../use-case.ts';
import { teachableOfRuns } from './teachable-of-runs.ts';

interface ChosenItem extends TeachableItem {
  prompt: string;
}

/** The columns of `assay teachable`, then the prompt. */
export const CHOSEN_COLUMNS = [...TEACHABLE_COLUMNS, 'prompt'] as const;

/**
 * The chosen items as CSV, figures unrounded; what is unknown is empty. Items that may not be shared are left out.
 * @throws AssayError as `teachableOfRuns` does.
 */
export async function exportTeachableCsv(
  ctx: UseCaseContext,
  choice: TeachableChoice,
): Promise<string> {
  const rows = (await chosenItems(ctx, choice)).map((item): TeachableRow & { prompt: string } => ({
    ...teachableRow(item),
    prompt: item.prompt,
  }));
  return stringify(rows, {
    header: true,
    columns: [...CHOSEN_COLUMNS],
    cast: { boolean: String },
    escape_formulas: true,
  });
}

/** The same as JSON lines: those of `assay teachable`, with the prompt. */
export async function exportTeachableLines(
  ctx: UseCaseContext,
  choice: TeachableChoice,
): Promise<string> {
  const items = await chosenItems(ctx, choice);
  return items.map((item) => `${JSON.stringify(item)}\n`).join('');
}

async function chosenItems(ctx: UseCaseContext, choice: TeachableChoice): Promise<ChosenItem[]> {
  const { strong, prompts } = await teachableOfRuns(ctx, choice);
  const kept = prompts.items.filter(({ isKept }) => isKept);
  const promptOf = await findSharedPrompts(ctx.services.pool, {
    versionId: strong.run.versionId,
    itemKeys: kept.map(({ item }) => item),
  });
  return kept.flatMap((item) => {
    const prompt = promptOf.get(item.item);
    return prompt === undefined ? [] : { ...item, prompt };
  });
}
