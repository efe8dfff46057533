import { describe, expect, it } from 'vitest';

import { leadImportsThroughDoors } from './pyodide-home.ts';

describe('leadImportsThroughDoors', () => {
  it.each([
    ['await import("node:fs")', 'await importThroughDoors("node:fs")'],
    ['a=>import(a)', 'a=>importThroughDoors(a)'],
    ['api.pyimport("functools")', 'api.pyimport("functools")'],
    ['loader.import(name)', 'loader.import(name)'],
    ['new URL("x",import.meta.url)', 'new URL("x",import.meta.url)'],
    ['$import(1)', '$import(1)'],
  ])('turns %s into %s', (source, led) => {
    expect(leadImportsThroughDoors(source).split('\n')[1]).toBe(led);
  });
});
