import { counted } from '../../../../format/counted.ts';

interface NameInput {
  benchmarkTitles: readonly string[];
  checkpoints: number;
  /** Names that sweeps of the workspace have already. */
  taken: readonly string[];
}

const MOST_TITLES = 2;

/** What a sweep is called: as somebody typed; where the field was emptied, what its placeholder promises. */
export function givenName(typed: string | null, suggested: string): string {
  return typed === null || typed.trim() === '' ? suggested : typed;
}

/** A name that says what is measured, numbered when it is taken; empty until something is chosen. */
export function suggestName({ benchmarkTitles, checkpoints, taken }: NameInput): string {
  if (benchmarkTitles.length === 0 || checkpoints === 0) return '';
  const titles = [...new Set(benchmarkTitles)];
  const shown =
    titles.length <= MOST_TITLES ? titles.join(' + ') : counted(titles.length, 'benchmark');
  const base = `${shown}, ${counted(checkpoints, 'checkpoint')}`.slice(0, 150);
  const names = new Set(taken);
  if (!names.has(base)) return base;
  let number = 2;
  while (names.has(`${base} #${number}`)) number += 1;
  return `${base} #${number}`;
}
