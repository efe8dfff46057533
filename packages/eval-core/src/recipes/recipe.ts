import type { ItemMapping, MappedGrader } from '../imports/item-mapping.ts';

/** A public benchmark: where it is published and how its records become items that can be graded. */
export interface Recipe {
  /** In lower case with hyphens; what `assay benchmark import` is given. */
  name: string;
  title: string;
  description: string;
  area: 'mathematics' | 'science' | 'coding' | 'algorithms' | 'planning' | 'spatial' | 'general';
  hub: HubPlace;
  /** Also for files in the forms in which the set is published elsewhere: the first that fits the first record is taken. */
  mappings: readonly ItemMapping[];
  grader: MappedGrader;
  /** The default prompt template, with the one placeholder {{prompt}}. */
  template: string;
  defaultRepeats: number;
  licence: { name: string; note: string };
  /** Its terms must be accepted on the hub; a token is needed. */
  isGated: boolean;
  /** false: its items appear in no export, log, screenshot or shared report. */
  isShared: boolean;
  /** null: not known. */
  expectedItems: number | null;
}

export interface HubPlace {
  dataset: string;
  config: string;
  split: string;
  /** null: whatever the hub has; an import records which that was. */
  revision: string | null;
  /** false: ids or fields were not seen in a published file, and no import has worked yet. */
  isVerified: boolean;
}
