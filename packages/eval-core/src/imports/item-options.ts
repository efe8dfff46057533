import { createRng } from '../random.ts';
import { ITEM_BOUNDS } from './imported-item.ts';
import type { ItemMapping } from './item-mapping.ts';
import { RefusedError, shown } from './refused.ts';

export interface ItemOptions {
  /** In the order of their letters; null: the item has none. */
  options: string[] | null;
  /** A letter where the options were shuffled. */
  gold: unknown;
  /** What shows the options behind the prompt; '' where nothing is to be shown. */
  promptTail: string;
}

const FIRST_LETTER = 'A'.charCodeAt(0);

/** The options of an item in their order, the gold that goes with it, and how a prompt shows them. */
export function itemOptions({
  mapping,
  key,
  options,
  gold,
}: {
  mapping: ItemMapping;
  key: string;
  options: unknown;
  gold: unknown;
}): ItemOptions {
  if (options === null) return { options: null, gold, promptTail: '' };
  const stored = optionTexts(options);
  const ordered =
    mapping.shuffle === undefined
      ? { options: stored, gold }
      : shuffled(stored, gold, JSON.stringify(['choices', mapping.shuffle.seed, key]));
  return {
    ...ordered,
    promptTail: mapping.optionsInPrompt === true ? '' : shownOptions(ordered.options),
  };
}

function optionTexts(options: unknown): string[] {
  const isList = Array.isArray(options) && options.length >= 2;
  if (!isList || options.length > ITEM_BOUNDS.options) {
    throw new RefusedError(
      `The options are ${shown(options)}, not a list of 2 to ${ITEM_BOUNDS.options} texts.`,
    );
  }
  return options.map((option: unknown, index) => {
    if (typeof option === 'number' || typeof option === 'boolean') return String(option);
    if (typeof option === 'string') return option.trim();
    throw new RefusedError(`Option ${letterAt(index)} is ${shown(option)}, not a text.`);
  });
}

/** The order depends on seed and key alone, so that a set that grows keeps the order of its items. */
function shuffled(
  options: string[],
  gold: unknown,
  seed: string,
): Pick<ItemOptions, 'gold'> & { options: string[] } {
  const right = placeOf(gold, options);
  const order = createRng(seed).shuffle(options.map((_, index) => index));
  return {
    options: order.map((from) => options[from] ?? ''),
    gold: letterAt(order.indexOf(right)),
  };
}

function placeOf(gold: unknown, options: readonly string[]): number {
  const text = typeof gold === 'string' ? gold.trim() : '';
  const byText = options.indexOf(text);
  if (byText !== -1) return byText;
  const byLetter = text.length === 1 ? text.charCodeAt(0) - FIRST_LETTER : -1;
  if (byLetter >= 0 && byLetter < options.length) return byLetter;
  throw new RefusedError(
    `The gold ${shown(gold)} is neither one of the options nor the letter of one.`,
  );
}

function shownOptions(options: readonly string[]): string {
  return `\n\n${options.map((option, index) => `${letterAt(index)}) ${option}`).join('\n')}`;
}

function letterAt(index: number): string {
  return String.fromCharCode(FIRST_LETTER + index);
}
