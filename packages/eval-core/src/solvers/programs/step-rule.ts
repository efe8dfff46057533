/** How one sort of sentence is read, and what Python does the same to the list `items`. */
export interface StepRule {
  op: string;
  /** What the sentence says in its slots, as it stands there; null: it is another sentence. */
  read(sentence: string): Slots | null;
  lines(slots: Slots): string[];
}

export type Slots = Readonly<Record<string, string>>;

/** What a slot may hold: an integer, one with a sign apart, a letter, any sign; else it lists its words. */
const SLOT_PATTERNS = new Map([
  ['integer', '-?\\d{1,6}'],
  ['signed', '[+-] \\d{1,6}'],
  ['letter', '[a-z]'],
  ['sign', '[^"\\s]'],
]);

/** How Python says the words of the sentences. */
const PYTHON_WORDS = new Map([
  ['greater', '>'],
  ['less', '<'],
  ['at least', '>='],
  ['at most', '<='],
  ['with', 'in'],
  ['without', 'not in'],
  ['largest', 'max'],
  ['smallest', 'min'],
  ['size', 'len'],
  ['ascending', 'False'],
  ['descending', 'True'],
  ['value', 'x'],
  ['absolute value', 'abs(x)'],
  ['alphabet', 'x'],
  ['length', 'len(x)'],
  ['first letter', 'x[:1]'],
  ['last letter', 'x[-1:]'],
]);

const SLOT = /\{(\w+):([^{}]+)\}/g;

/**
 * A rule from a template of the sentence, with slots as `{bound:integer}` or `{end:first|last}`, and lines of
 * Python with the slots' names in braces.
 */
export function stepRule(op: string, template: string, python: readonly string[]): StepRule {
  const pattern = patternOf(template);
  return {
    op,
    read: (sentence) => {
      const match = pattern.exec(sentence);
      return match && { ...match.groups };
    },
    lines: (slots) =>
      python.map((line) =>
        line.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
          const value = slots[name];
          return value === undefined ? whole : (PYTHON_WORDS.get(value) ?? value);
        }),
      ),
  };
}

function patternOf(template: string): RegExp {
  let source = '';
  let end = 0;
  for (const { 0: slot, 1: name = '', 2: content = '', index } of template.matchAll(SLOT)) {
    source += escaped(template.slice(end, index));
    source += `(?<${name}>${SLOT_PATTERNS.get(content) ?? content})`;
    end = index + slot.length;
  }
  return new RegExp(`^${source}${escaped(template.slice(end))}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
