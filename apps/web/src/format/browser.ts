/** Order matters: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari. */
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

/** Android calls itself Linux, and an iPhone says it is like Mac OS X. */
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** A user agent in two words, for a list of sessions: `Firefox on Linux`. */
export function describeBrowser(userAgent: string | null): string {
  if (userAgent === null) return 'Unknown browser';
  const browser = nameIn(userAgent, browsers) ?? 'Unknown browser';
  const system = nameIn(userAgent, systems);
  return system === null ? browser : `${browser} on ${system}`;
}

function nameIn(text: string, names: readonly (readonly [mark: string, name: string])[]) {
  return names.find(([mark]) => text.includes(mark))?.[1] ?? null;
}
