import type { ImportPreview, ImportState } from '@assay/contracts/imports';

const SHOWN_REFUSALS = 10;
const SHOWN_ITEMS = 3;
const LONGEST_TEXT = 400;

type DoneImport = Extract<ImportState, { status: 'done' }>;

/** What came of an import, for people. */
export function resultText(state: DoneImport): string {
  const { name, version, items, isNew, read, refused, refusals } = state;
  const lines = [
    isNew
      ? `${name} version ${version}: ${items} items of ${read} records.`
      : `${name} version ${version} was there before, with the same ${items} items.`,
  ];
  if (refused > 0) lines.push(`${refused} records were refused:`, ...refusalLines(refusals));
  if (refused > SHOWN_REFUSALS) lines.push(`  and ${refused - SHOWN_REFUSALS} more`);
  return lines.join('\n');
}

/** What an import would make, for people. */
export function previewText(preview: ImportPreview): string {
  const { name, title, grader, isShared, licence, total, items, refusals } = preview;
  return [
    `${name}: ${title}`,
    `graded by ${grader.name} ${grader.version} (${grader.kind}); licence: ${licence ?? 'not stated'}; ${total ?? 'an unknown number of'} records${isShared ? '' : '; private, in no export'}`,
    'mapping:',
    JSON.stringify(preview.mapping, null, 2),
    'fields of the first record:',
    ...preview.fields.map(({ path, sample }) => `  ${path}: ${oneLine(sample)}`),
    ...items
      .slice(0, SHOWN_ITEMS)
      .flatMap(({ key, prompt, gold }) => [
        `item ${key}:`,
        `  prompt: ${oneLine(prompt)}`,
        `  gold: ${oneLine(gold)}`,
      ]),
    ...(refusals.length === 0 ? [] : ['refused:', ...refusalLines(refusals)]),
  ].join('\n');
}

function refusalLines(refusals: ImportPreview['refusals']): string[] {
  return refusals
    .slice(0, SHOWN_REFUSALS)
    .map(({ place, reason }) => `  ${place}: ${oneLine(reason)}`);
}

/** Text of a file on a terminal: one line, no control characters. */
function oneLine(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return plain.length > LONGEST_TEXT ? `${plain.slice(0, LONGEST_TEXT)}…` : plain;
}
