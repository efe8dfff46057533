import { strip } from './python-text.ts';

/**
 * The readings of a response under the loose criterion: as it is, without its first line, its last, or
 * both ("Sure, here it is:"), and each of them without stars. At most eight, each once.
 */
export function looseVariants(response: string): string[] {
  const lines = response.split('\n');
  const readings = [
    response,
    strip(lines.slice(1).join('\n')),
    strip(lines.slice(0, -1).join('\n')),
    strip(lines.slice(1, -1).join('\n')),
  ];
  return [...new Set([...readings, ...readings.map((reading) => reading.replaceAll('*', ''))])];
}
