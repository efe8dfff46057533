import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ImportState, StartImport } from '@assay/contracts/imports';

import { asked, createApiClient, type ApiClient } from '../api-client.ts';
import { readVariable } from '../env.ts';
import { CommandFailure } from '../failure.ts';
import { findImportSource } from '../imports/import-source.ts';
import { previewText, resultText } from '../imports/import-text.ts';
import type { Installation } from '../installation.ts';

export interface ImportOptions {
  name?: string;
  title?: string;
  /** A file with a mapping. */
  mapping?: string;
  kind?: string;
  recipe?: string;
  config?: string;
  split?: string;
  revision?: string;
  limit?: number;
  preview?: boolean;
  json?: boolean;
  tokenEnv: string;
}

const ASK_AGAIN_MS = 300;

/**
 * Imports a benchmark into an installation and writes what came of it to `output`; progress goes to `report`.
 * @throws CommandFailure with one sentence
 */
export async function importBenchmark(
  installation: Installation,
  { what, options }: { what: string; options: ImportOptions },
  { output, report }: Record<'output' | 'report', (text: string) => void>,
): Promise<void> {
  const client = createApiClient(installation);
  const request: StartImport = {
    source: await findImportSource(installation, what, options),
    mapping: await readMapping(options),
    token: readVariable(options.tokenEnv),
    name: options.name ?? null,
    title: options.title ?? null,
    limit: options.limit ?? null,
  };
  if (options.preview === true) {
    const preview = await asked(installation, client.imports.preview.mutate(request));
    output(options.json === true ? JSON.stringify(preview) : previewText(preview));
    return;
  }
  const { importId } = await asked(installation, client.imports.start.mutate(request));
  const state = await untilEnded(installation, client, { importId, report });
  if (state.status === 'failed') throw new CommandFailure(state.message);
  output(options.json === true ? JSON.stringify(state) : resultText(state));
}

/** Asks again until the import has ended. An interrupt cancels it: nothing of it is stored then. */
async function untilEnded(
  installation: Installation,
  client: ApiClient,
  { importId, report }: { importId: string; report: (text: string) => void },
): Promise<Exclude<ImportState, { status: 'running' }>> {
  const interruption = new AbortController();
  const interrupt = () => {
    interruption.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    let reported = 0;
    for (;;) {
      if (interruption.signal.aborted) {
        await asked(installation, client.imports.cancel.mutate({ importId }));
      }
      const state = await asked(installation, client.imports.state.query({ importId }));
      if (state.status !== 'running') return state;
      if (state.read >= reported + 1_000) {
        reported = state.read;
        const total = state.total === null ? '' : ` of ${state.total}`;
        report(`${state.read}${total} records read, ${state.refused} refused`);
      }
      await sleep(ASK_AGAIN_MS);
    }
  } finally {
    process.off('SIGINT', interrupt);
  }
}

async function readMapping({ mapping, kind }: ImportOptions): Promise<StartImport['mapping']> {
  if (mapping === undefined) {
    if (kind === undefined) return null;
    throw new CommandFailure('--kind goes with --mapping: a mapping says which fields are read.');
  }
  const text = await readFile(mapping, 'utf8').catch(() => {
    throw new CommandFailure(`There is no mapping file ${mapping}.`);
  });
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CommandFailure(`${mapping} is not a JSON object: see docs/benchmarks/imported.md.`);
  }
  return kind === undefined ? { ...value } : { ...value, grader: { kind, params: {} } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
