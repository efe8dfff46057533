/** A line that states a decision is short; a longer one is prose. */
const LONGEST_LINE = 200;
const LABEL = /^(?:[a-z]+ ){0,3}(?:verdict|judgement|judgment|decision)$/;
const DECORATION = /^[\s#*_>`~[\]()"'-]+|[\s*_`~[\]()"'.!]+$/g;

/**
 * What stands behind labels such as "Verdict:" or "Final decision:", or on the line below a heading of that
 * name, without Markdown around it. Linear.
 */
export function labelledValues(text: string): string[] {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (line.length > LONGEST_LINE ? '' : line.trim()));
  return lines.flatMap((line, index) => {
    const colon = line.search(/[:=]/);
    if (colon >= 0) {
      if (!isLabel(line.slice(0, colon))) return [];
      const value = undecorated(line.slice(colon + 1));
      return [value === '' ? undecorated(lines[index + 1] ?? '') : value];
    }
    return /^[#*]/.test(line) && isLabel(line) ? [undecorated(lines[index + 1] ?? '')] : [];
  });
}

function isLabel(text: string): boolean {
  return LABEL.test(undecorated(text).toLowerCase());
}

function undecorated(text: string): string {
  return text.replace(DECORATION, '');
}
