import { z } from 'zod';

const generatedSource = z.object({
  kind: z.literal('generated'),
  seed: z.string(),
  levels: z.array(z.number()),
  itemsPerLevel: z.number(),
});

const LONGEST_SEED = 40;

const importedSource = z.object({
  kind: z.enum(['file', 'hub']),
  file: z.string().optional(),
  dataset: z.string().optional(),
  config: z.string().optional(),
  split: z.string().optional(),
  revision: z.string().nullish(),
  recipe: z.string().nullish(),
  licence: z.string().nullish(),
  refused: z.number().optional(),
});

const LONGEST_NAME = 60;

/**
 * What a version was made from: "seed demo, levels 1–3, 8 items each", "imported from openai/gsm8k, main/test, at
 * 740312a"; other sources say their kind.
 */
export function sourceText(source: Record<string, unknown>): string {
  const imported = importedSource.safeParse(source);
  if (imported.success) return importText(imported.data);
  const parsed = generatedSource.safeParse(source);
  if (!parsed.success)
    return typeof source.kind === 'string' ? source.kind.slice(0, 80) : 'unknown';
  const { seed, levels, itemsPerLevel } = parsed.data;
  const shownSeed = seed.length > LONGEST_SEED ? `${seed.slice(0, LONGEST_SEED)}…` : seed;
  const noun = levels.length === 1 ? 'level' : 'levels';
  return `seed ${shownSeed}, ${noun} ${levelRanges(levels)}, ${itemsPerLevel} items each`;
}

function importText(source: z.infer<typeof importedSource>): string {
  const { file, dataset, config, split, revision, licence, refused = 0 } = source;
  const parts = [
    `imported from ${(dataset ?? file ?? 'a file').slice(0, LONGEST_NAME)}`,
    ...(config !== undefined && split !== undefined ? [`${config}/${split}`] : []),
    ...(typeof revision === 'string' ? [`at ${revision.slice(0, 7)}`] : []),
    ...(typeof licence === 'string' ? [licence.slice(0, LONGEST_NAME)] : []),
    ...(refused > 0 ? [`${refused} records refused`] : []),
  ];
  return parts.join(', ');
}

/** [1, 2, 3, 5] → "1–3, 5". */
function levelRanges(levels: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const level of [...levels].sort((left, right) => left - right)) {
    const last = ranges.at(-1);
    if (last !== undefined && level <= last[1] + 1) last[1] = level;
    else ranges.push([level, level]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
