import { AssayError } from '@assay/contracts/errors';
import { teachableChoiceSchema, type TeachableChoice } from '@assay/contracts/teachable';

import { readId } from './read-id.ts';

/** A file of the chosen items; the address holds every rule, so that it says the same tomorrow. */
export function teachableFilePath(format: 'csv' | 'jsonl', choice: TeachableChoice): string {
  const query = new URLSearchParams({
    strong: String(choice.strongRunId),
    weak: choice.weakRunIds.join('.'),
    truth: choice.truth,
    low: String(choice.weakLow),
    high: String(choice.weakHigh),
    gap: String(choice.minimumGap),
    margin: String(choice.minimumMargin),
  });
  return `/api/export/teachable.${format}?${query.toString()}`;
}

/**
 * The choice in such an address; a rule that is not there is the usual one.
 * @throws AssayError 'bad-input' for one that cannot be read: a file by another rule would look the same.
 */
export function readTeachableFile(query: URLSearchParams): TeachableChoice {
  const parsed = teachableChoiceSchema.safeParse({
    strongRunId: readId(query.get('strong') ?? ''),
    weakRunIds: (query.get('weak') ?? '').split('.').map(readId),
    truth: query.get('truth') ?? undefined,
    weakLow: numberIn(query, 'low'),
    weakHigh: numberIn(query, 'high'),
    minimumGap: numberIn(query, 'gap'),
    minimumMargin: numberIn(query, 'margin'),
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AssayError(
    'bad-input',
    `${issue?.path.join('.') ?? 'The address'}: ${issue?.message ?? 'cannot be read'}. Write it as ?strong=1&weak=2.3&truth=gold&low=0.1&high=0.8&gap=0.1&margin=0.2.`,
  );
}

function numberIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  return text.trim() === '' ? NaN : Number(text);
}
