import { ITEM_BOUNDS } from './imported-item.ts';
import { RefusedError } from './refused.ts';

const LABELLED = /^\s{0,8}\(?([A-Z])[.):]\s+(\S.*)$/;

/**
 * The options that a prompt lists, one a line behind their letters from A on ("A. Yes", "B) No"). Where the
 * letters begin anew, the last list counts: worked examples stand before the question.
 */
export function labelledOptions(text: string): string[] {
  let options: string[] = [];
  for (const line of text.split('\n')) {
    const [, letter = '', option = ''] = LABELLED.exec(line.slice(0, 10_000)) ?? [];
    if (letter === 'A') options = [option.trim()];
    else if (letter !== '' && letter === letterAt(options.length)) options.push(option.trim());
  }
  if (options.length >= 2) return options.slice(0, ITEM_BOUNDS.options);
  throw new RefusedError('lists no options behind letters such as "A."');
}

function letterAt(index: number): string {
  return index === 0 ? '' : String.fromCharCode('A'.charCodeAt(0) + index);
}
