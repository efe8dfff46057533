import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { CommandFailure } from '../failure.ts';
import type { Installation } from '../installation.ts';

export type ExportName = 'leaderboard' | 'reported' | 'samples';
export type ExportScope = Partial<Record<'sweep' | 'run', number>>;

/** Streams a CSV of the installation to `output`: byte for byte what the browser downloads. */
export async function exportCsv(
  installation: Installation,
  what: { name: ExportName; scope: ExportScope },
  output: NodeJS.WritableStream,
): Promise<void> {
  const url = new URL(`/api/export/${what.name}.csv`, installation.url);
  for (const [key, value] of Object.entries(what.scope)) url.searchParams.set(key, String(value));
  const response = await ask(url, installation.token);
  if (!response.ok) throw new CommandFailure(await refusal(response));
  if (!response.body) throw new CommandFailure(`${url.origin} answered without a body.`);
  try {
    await pipeline(Readable.fromWeb(response.body), output, { end: false });
  } catch (error) {
    // A reader such as `head` has seen enough.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
    throw new CommandFailure(
      `The export broke off: ${error instanceof Error ? error.message : 'unknown reason'}.`,
    );
  }
}

async function ask(url: URL, token: string): Promise<Response> {
  try {
    return await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: 'error' });
  } catch {
    throw new CommandFailure(
      `Assay does not answer at ${url.origin}: start it with \`npm start\`.`,
    );
  }
}

async function refusal(response: Response): Promise<string> {
  const text = (await response.text()).trim().split('\n')[0] ?? '';
  return text !== '' && text.length < 300
    ? text
    : `${response.url} answered HTTP ${response.status}.`;
}
