/** An item made of a record of a data set, in the shape in which items are stored and read by the graders. */
export interface ImportedItem {
  /** Stable and unique in its set: the record's own id, else the number of its row. */
  key: string;
  /** The task alone; the version's template adds how to answer. The options of a choice stand at its end. */
  prompt: string;
  /** The expected answer as people are shown it, never ''; kinds without one have a short text such as "(decided by a judge)". */
  gold: string;
  /** What the grader needs besides; of a kind with a verifier the instance itself, beside `share`. */
  problem: ItemProblem;
  /** For breakdowns. */
  attributes: Record<string, string | number | boolean>;
}

export interface ItemProblem {
  /** In the order of their letters. */
  options?: string[];
  /** Parameters of this item alone; they win over those of the version. */
  params?: Record<string, unknown>;
  /** Where the grader compares with something else than the shown text. */
  gold?: unknown;
  /** The item never leaves the workspace. */
  share?: false;
  [field: string]: unknown;
}

/** Why a record became no item: one sentence that names the field and the reason. */
export interface Refusal {
  refusal: string;
}

/** How large an item may be, in UTF-16 code units. The longest public prompts have 32,000 tokens, the largest tests some megabytes. */
export const ITEM_BOUNDS = {
  key: 300,
  prompt: 1_000_000,
  gold: 100_000,
  /** The problem as JSON. */
  problem: 16_000_000,
  attributes: 40,
  attributeName: 100,
  attributeText: 500,
  options: 26,
} as const;
