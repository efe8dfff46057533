import {
  createSystemMessageInput,
  createTemplateInput,
  type FirstItem,
  type PromptTemplate,
  type SystemMessage,
} from '@assay/contracts/prompts';
import { renderPrompt } from '@assay/eval-core/prompt-template';

import { counted } from '../../../../format/counted.ts';
import { formatCount } from '../../../../format/numbers.ts';

/** One text to ask with; a null id is the default. */
export interface PromptChoiceModel {
  id: number | null;
  /** The beginning of the text on one line. */
  label: string;
  /** "effa18501e44 · default of 2 benchmark versions". */
  hint: string;
}

const PREVIEW_CHARACTERS = 90;

export function templateChoices(templates: readonly PromptTemplate[]): PromptChoiceModel[] {
  const listed = templates.map(({ id, hash, text, defaultOf }) => ({
    id,
    label: onOneLine(text),
    hint: hintOf(hash, defaultOf, `default of ${counted(defaultOf, 'benchmark version')}`),
  }));
  const hint = 'What the benchmark version names.';
  return [{ id: null, label: "Each benchmark's own template", hint }, ...listed];
}

export function systemMessageChoices(messages: readonly SystemMessage[]): PromptChoiceModel[] {
  const listed = messages.map(({ id, hash, text, ownOf }) => ({
    id,
    label: text === '' ? 'No system message' : onOneLine(text),
    hint: hintOf(hash, ownOf, `default of ${counted(ownOf, 'checkpoint')}`),
  }));
  const hint = 'What the checkpoint names; none where it names none.';
  return [{ id: null, label: "Each checkpoint's own system message", hint }, ...listed];
}

function hintOf(hash: string, users: number, use: string): string {
  return users === 0 ? hash : `${hash} · ${use}`;
}

/** The beginning of a text with its white space drawn together. */
function onOneLine(text: string): string {
  const line = text
    .slice(0, 4 * PREVIEW_CHARACTERS)
    .trim()
    .split(/\s+/)
    .join(' ');
  const isWhole = text.length <= 4 * PREVIEW_CHARACTERS && line.length <= PREVIEW_CHARACTERS;
  return isWhole ? line : `${line.slice(0, PREVIEW_CHARACTERS).trimEnd()}…`;
}

export interface DraftModel {
  /** Why it cannot be added; null also while nothing is written. */
  fault: string | null;
  canBeAdded: boolean;
}

export type DraftKind = 'template' | 'systemMessage';

/** A text while it is being written. */
export function prepareDraft(kind: DraftKind, text: string): DraftModel {
  if (text === '') return { fault: null, canBeAdded: false };
  const schema = kind === 'template' ? createTemplateInput : createSystemMessageInput;
  const { success, error } = schema.safeParse({ text });
  return { fault: error?.issues[0]?.message ?? null, canBeAdded: success };
}

/** A prompt may be a book. */
const MOST_RENDERED_CHARACTERS = 4_000;

/**
 * What the first item of a benchmark would be asked with this template, with the benchmark's own while
 * nothing is written, or why that is not shown.
 */
export function renderedPreview(
  template: string,
  item: FirstItem | undefined,
): { rendered: string | null; note: string } {
  if (item === undefined) {
    return { rendered: null, note: 'choose a benchmark to see its first item asked this way.' };
  }
  const isOwn = template === '';
  if (!isOwn && !prepareDraft('template', template).canBeAdded) {
    return { rendered: null, note: 'shown when the template can be used.' };
  }
  const whole = renderPrompt(isOwn ? item.templateText : template, item.prompt);
  const most = `its first ${formatCount(MOST_RENDERED_CHARACTERS)} characters`;
  const parts = [
    item.itemKey,
    ...(isOwn ? ["with the benchmark's own template"] : []),
    ...(whole.length > MOST_RENDERED_CHARACTERS ? [most] : []),
  ];
  return { rendered: whole.slice(0, MOST_RENDERED_CHARACTERS), note: parts.join(', ') };
}
