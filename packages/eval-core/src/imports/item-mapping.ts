import type { ValueSpec } from './value-spec.ts';

/** What every item of a version is graded by. */
export interface MappedGrader {
  /** A kind that docs/grading.md lists, or the name of a family with a verifier. */
  kind: string;
  params: Readonly<Record<string, unknown>>;
}

/** How records are found in files. */
export interface ReadingOptions {
  /** By name and content where absent. `text`: a file, or each block of it, is a record { text, file, index }. */
  format?: RecordFormat;
  /** Dotted path of the list in a JSON file ("examples"); where absent the one list that it holds. */
  records?: string;
  /** false: the first line of a CSV is a record; columns are then named "0", "1", …. */
  header?: boolean;
  /** In the format `text`: a line that begins so begins a record ("p edge"); where absent a file is one record. */
  blockStart?: string;
  /** In the format `text`: lines that begin so are left out; comments may tell the answer. */
  comments?: string;
  /** Of a folder the files whose names fit, with * for any characters; where absent all of them. */
  files?: string;
  /** Files whose n-th record belongs to the n-th of these: the record gets it under the name. */
  beside?: Readonly<Record<string, string>>;
}

export const RECORD_FORMATS = ['jsonl', 'json', 'csv', 'tsv', 'text'] as const;

export type RecordFormat = (typeof RECORD_FORMATS)[number];

/**
 * How a record becomes an item, as plain data: what a person clicks together, writes into a file, or ships as
 * a recipe. Nothing in it is ever run.
 */
export interface ItemMapping extends ReadingOptions {
  /** Fields made of the record's own, in order, which all that follows can name as if the record had them. */
  derive?: Readonly<Record<string, ValueSpec>>;
  /** Where absent the row's number, with the file before it where several are read. */
  key?: ValueSpec;
  /** The task alone. */
  prompt: ValueSpec;
  /** Stands behind the prompt, with a blank line between: a question behind its text, the tests that a program must pass. */
  promptEnd?: ValueSpec;
  /** What the grader compares with. Absent for kinds that compare with nothing (code, instructions, judge, families). */
  gold?: ValueSpec;
  /** As people are shown it, where that is not the gold itself. */
  shownGold?: ValueSpec;
  /** The options of a choice; they are shown behind the prompt with their letters, unless it holds them. */
  options?: ValueSpec;
  /** The prompt shows the options itself. */
  optionsInPrompt?: boolean;
  /** Options are put in an order of chance that the seed and the item's key decide; a letter as gold moves along. */
  shuffle?: { seed: string };
  /** Parameters of the grader for this item. */
  params?: Readonly<Record<string, ValueSpec>>;
  /** Of a kind with a verifier: the fields of the instance. */
  instance?: Readonly<Record<string, ValueSpec>>;
  attributes?: Readonly<Record<string, ValueSpec>>;
  /** Fields that hold the number of a label get its name, where the hub tells it. */
  labelNames?: boolean;
  /** Whether items may leave the workspace: false for none of them, or a value that is false where one may not. */
  share?: false | ValueSpec;
  /** For a set of one's own; recipes have theirs beside their mappings. */
  grader?: MappedGrader;
}
