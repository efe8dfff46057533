/** What secrets look like inside a sentence: servers repeat keys in their errors, drivers whole addresses. */
const LOOKS: readonly [RegExp, string][] = [
  [/(\w:\/\/)[^/\s"'\\@]+@/g, '$1[redacted]@'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 [redacted]'],
  [/\b(?:sk|hf|ghp|xai|gsk|pk|key)[-_][\w-]{16,}/g, '[redacted]'],
];

/** The same text without what looks like a secret. JSON stays JSON. */
export function redactSecrets(text: string): string {
  return LOOKS.reduce((redacted, [look, instead]) => redacted.replace(look, instead), text);
}
