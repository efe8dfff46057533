export interface LetteredOption {
  letter: string;
  text: string;
}

/** `A. 3`, `(B) Yes`, `C) 5`, `D: 0`, with or without bold marks. */
const OPTION = /^\s*[*(]{0,3}([A-H])[*]{0,2}[.):][*]{0,2}\s+(\S.*)$/;
const OPTION_TEXT_LIMIT = 80;

/** The lettered options of a multiple choice question, one a line; empty if there are none. */
export function readOptions(text: string): LetteredOption[] {
  const options: LetteredOption[] = [];
  for (const line of text.split('\n')) {
    const [, letter, optionText] = OPTION.exec(line.slice(0, OPTION_TEXT_LIMIT)) ?? [];
    if (letter === undefined || optionText === undefined) continue;
    if (options.some((option) => option.letter === letter)) continue;
    options.push({ letter, text: optionText.replaceAll('*', '').trim() });
  }
  return options;
}

/** The letter whose text is `value`, in any case; null if none is. */
export function letterOf(options: readonly LetteredOption[], value: string): string | null {
  const wanted = value.toLowerCase();
  return options.find(({ text }) => text.toLowerCase() === wanted)?.letter ?? null;
}
