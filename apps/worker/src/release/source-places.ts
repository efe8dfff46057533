import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Plugin } from 'esbuild';

export interface SourcePlacesOptions {
  /** Where the bundle will lie. */
  folder: string;
  /** The files of the bundle that sources become, by the absolute path of the source. */
  entries: ReadonlyMap<string, string>;
}

/** A module that another one starts in a thread. */
const STARTED_MODULE = /new URL\('(\.[^']+\.ts)', import\.meta\.url\)/g;

/**
 * Lets a bundled module find what lies beside its source: scripts, programs in Python. By `import.meta` it would
 * look beside the bundle, so each module is told its own place, relative to the bundle's. A module that it
 * starts is taken from the bundle.
 */
export function sourcePlaces(options: SourcePlacesOptions): Plugin {
  return {
    name: 'source-places',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        const source = await readFile(file, 'utf8');
        if (!source.includes('import.meta')) return null;
        return { contents: withPlace(source, file, options), loader: 'ts' };
      });
    },
  };
}

function withPlace(source: string, file: string, { folder, entries }: SourcePlacesOptions): string {
  const here = path.dirname(file);
  const placed = source
    .replaceAll(STARTED_MODULE, (_, started: string) => {
      const name = entries.get(path.resolve(here, started));
      if (name !== undefined) return `new URL('./${name}', bundleUrl_)`;
      throw new Error(`${file} starts ${started}, which is no entry of the release: make it one.`);
    })
    .replaceAll('import.meta.url', 'sourceUrl_')
    .replaceAll('import.meta.dirname', 'sourceFolder_');
  // On the first line, so that no line changes its number.
  return [
    `import { fileURLToPath as pathOf_ } from 'node:url';`,
    'const bundleUrl_ = import.meta.url;',
    `const sourceUrl_ = new URL(${relativeUrl(folder, file)}, bundleUrl_).href;`,
    `const sourceFolder_ = pathOf_(new URL(${relativeUrl(folder, here)}, bundleUrl_));`,
    placed,
  ].join(' ');
}

function relativeUrl(from: string, to: string): string {
  const parts = path.relative(from, to).split(path.sep).map(encodeURIComponent);
  return JSON.stringify(parts.join('/'));
}
