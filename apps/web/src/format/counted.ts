import { formatCount } from './numbers.ts';

/** "1 repeat", "5 repeats", "1,920 generations": a count with its noun, in the plural by an s. */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
