/** The folder with public data sets; null: this checkout has none, and tests on them are skipped. */
export const fixturesFolder: string | null = process.env.ASSAY_FIXTURES ?? null;
