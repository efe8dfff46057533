import { canonicalJson, createSha256 } from '../hash.ts';
import type { ItemAttributes } from './family.ts';

/** An item as it is stored. */
export interface VersionItem {
  /** Unique in the version. */
  key: string;
  prompt: string;
  /** The expected answer as people are shown it. */
  gold: string;
  /** What its grader needs, as plain JSON. */
  problem: unknown;
  attributes: ItemAttributes;
}

/** What a version is besides its items. */
export interface VersionFrame {
  grader: {
    kind: string;
    name: string;
    version: string;
    params: Readonly<Record<string, unknown>>;
  };
  /** The default template, with the placeholder {{prompt}}. */
  template: string;
}

export interface VersionHash {
  add(item: VersionItem): void;
  /** Once, at the end. */
  hex(): string;
}

/**
 * The name of a version while its items come one by one: equal to `contentHash({ ...frame, items })`, in memory
 * that does not grow with them. The order of the items is part of the content.
 */
export function createVersionHash({ grader, template }: VersionFrame): VersionHash {
  const sha256 = createSha256();
  let separator = '';
  sha256.update(`{"grader":${canonicalJson(grader)},"items":[`);
  return {
    add({ key, prompt, gold, problem, attributes }) {
      sha256.update(separator + canonicalJson({ key, prompt, gold, problem, attributes }));
      separator = ',';
    },
    hex: () => sha256.update(`],"template":${canonicalJson(template)}}`).hex(),
  };
}
