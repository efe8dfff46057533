import { z } from 'zod';

import { graderSchema } from './graders.ts';
import { idSchema } from './ids.ts';
import { tooLong, typedText } from './typed-text.ts';

const revisionSchema = z.string().min(1, 'Name the revision.').max(80, tooLong(80));

/** Where the records of a benchmark come from. */
export const importSourceSchema = z.discriminatedUnion('kind', [
  /** From the hub, as its recipe says. */
  z.object({
    kind: z.literal('recipe'),
    recipe: z.string().min(1).max(80),
    revision: revisionSchema.nullable(),
  }),
  z.object({
    kind: z.literal('hub'),
    dataset: z
      .string()
      .regex(/^[\w.-]{1,96}\/[\w.-]{1,96}$/, 'A data set of the hub is named owner/name.'),
    /** null: the only one, else "default" or "test". */
    config: z.string().min(1, 'Name the configuration.').max(120, tooLong(120)).nullable(),
    split: z.string().min(1, 'Name the split.').max(120, tooLong(120)).nullable(),
    revision: revisionSchema.nullable(),
  }),
  /** A file that was sent before. */
  z.object({
    kind: z.literal('upload'),
    uploadId: z.uuid(),
    /** The recipe whose published form the file has. */
    recipe: z.string().min(1).max(80).nullable(),
  }),
]);
export type ImportSource = z.infer<typeof importSourceSchema>;

const LONGEST_MAPPING = 50_000;

export const importMappingSchema = z
  .record(z.string(), z.unknown())
  .refine(
    (mapping) => JSON.stringify(mapping).length <= LONGEST_MAPPING,
    `The mapping is longer than ${LONGEST_MAPPING} characters.`,
  );

export const importRequestSchema = z.object({
  source: importSourceSchema,
  /** As a mapping file says it; null: the recipe's, else a guess from the fields. */
  mapping: importMappingSchema.nullable(),
  /** A read token of the hub: used for this import alone, never stored. */
  token: z.string().min(1, 'Give the token.').max(500, tooLong(500)).nullable(),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

const benchmarkNameSchema = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,79}$/,
    'A benchmark is named in lower case, such as my-set: letters, digits, dots and hyphens, 80 at most.',
  );

export const startImportInput = importRequestSchema.extend({
  /** null: the recipe's, else that of the file or data set. */
  name: benchmarkNameSchema.nullable(),
  title: typedText(160).min(1, 'Give the benchmark a title.').nullable(),
  /** Records after this many are not read; null: all. */
  limit: z.int().min(1).nullable(),
});
export type StartImport = z.infer<typeof startImportInput>;

export const importRefusalSchema = z.object({
  /** "row 7", or "row 7 of level-1.txt". */
  place: z.string(),
  reason: z.string(),
});

const previewedItemSchema = z.object({
  key: z.string(),
  prompt: z.string(),
  gold: z.string(),
  options: z.array(z.string()).nullable(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

export const importPreviewSchema = z.object({
  name: z.string(),
  title: z.string(),
  grader: graderSchema,
  template: z.string(),
  mapping: z.record(z.string(), z.unknown()),
  /** The fields of the first record, nested ones by dotted path, with a shortened value. */
  fields: z.array(z.object({ path: z.string(), sample: z.string() })),
  items: z.array(previewedItemSchema),
  refusals: z.array(importRefusalSchema),
  /** How many records there are; null: not known before they are read. */
  total: z.int().nullable(),
  recipe: z.string().nullable(),
  licence: z.string().nullable(),
  isShared: z.boolean(),
  defaultRepeats: z.int().nullable(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importStateSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('running'),
    read: z.int(),
    refused: z.int(),
    total: z.int().nullable(),
  }),
  z.object({
    status: z.literal('done'),
    versionId: idSchema,
    /** False: the same content was there before. */
    isNew: z.boolean(),
    name: z.string(),
    version: z.string(),
    items: z.int(),
    read: z.int(),
    refused: z.int(),
    /** The first hundred. */
    refusals: z.array(importRefusalSchema),
  }),
  z.object({
    status: z.literal('failed'),
    message: z.string(),
    refusals: z.array(importRefusalSchema),
  }),
]);
export type ImportState = z.infer<typeof importStateSchema>;

export const recipeSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  area: z.string(),
  dataset: z.string(),
  config: z.string(),
  split: z.string(),
  licence: z.object({ name: z.string(), note: z.string() }),
  isGated: z.boolean(),
  isShared: z.boolean(),
  /** False: its fields were never seen, and no import from the hub has worked in this workspace yet. */
  isVerified: z.boolean(),
  defaultRepeats: z.int(),
  expectedItems: z.int().nullable(),
  graderKind: z.string(),
});
export type RecipeInfo = z.infer<typeof recipeSchema>;
