import { HubError } from './hub-error.ts';
import { hubPage, type HubPage } from './hub-page.ts';
import { requestHub, type HubReply, type HubRequestOptions } from './hub-request.ts';
import type { OpenedRecords } from './open-records.ts';
import type { ReadRecord } from './read-record.ts';

/** Where the hub answers: rows and splits from one server, what a set is from another. */
export interface HubAddresses {
  rows: string;
  datasets: string;
}

const PUBLIC_HUB: HubAddresses = {
  rows: 'https://datasets-server.huggingface.co',
  datasets: 'https://huggingface.co',
};

/** The public hub, or one that answers for both at one address. */
export function hubAddresses(address: string | null): HubAddresses {
  return address === null ? PUBLIC_HUB : { rows: address, datasets: address };
}

export interface HubOptions {
  addresses: HubAddresses;
  /** A read token of the hub; null: only public sets can be read. */
  token: string | null;
  sleep: (durationMs: number) => Promise<void>;
  nowMs: () => number;
  signal?: AbortSignal;
}

/** What the hub says of a set. */
export interface HubDataset {
  dataset: string;
  revision: string;
  /** null: none is stated. */
  licence: string | null;
  /** Its terms must be accepted before its rows can be read. */
  isGated: boolean;
}

export interface HubRows {
  dataset: string;
  config: string;
  split: string;
  /** Refused where the hub has another; null: whatever it has. */
  revision: string | null;
  /** Fields that hold the number of a label get its name. */
  labelNames: boolean;
}

export interface HubRowsSource extends HubRows {
  kind: 'hub';
  client: HubClient;
}

export interface HubClient {
  describe(dataset: string): Promise<HubDataset>;
  /** The configs and splits of a set, for a person to choose from. */
  splits(dataset: string): Promise<{ config: string; split: string }[]>;
  /** All rows; that the revision is still the same is asked again behind the last one. */
  openRows(rows: HubRows): Promise<OpenedRecords>;
}

/** The most that the hub gives at once. */
const PAGE_LENGTH = 100;

/** A client of the Hugging Face datasets server (its documented GET /rows, /splits) and of the hub's API. */
export function createHubClient(options: HubOptions): HubClient {
  const { addresses, token, sleep, nowMs, signal = null } = options;
  const origins = new Set(Object.values(addresses).map((one: string) => new URL(one).origin));
  const request: HubRequestOptions = { token, origins, sleep, nowMs, signal };

  async function get(address: string, path: string, query: Record<string, string>) {
    const url = new URL(address.replace(/\/+$/, '') + path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return requestHub(url, request);
  }

  async function describe(dataset: string): Promise<HubDataset> {
    const name = dataset.split('/').map(encodeURIComponent).join('/');
    const path = `/api/datasets/${name}`;
    const body = bodyOf(await get(addresses.datasets, path, {}), { dataset, token });
    return readDataset(dataset, body);
  }

  async function page(rows: HubRows, offset: number): Promise<HubPage> {
    const { dataset, config, split } = rows;
    const query = { dataset, config, split, offset: String(offset), length: String(PAGE_LENGTH) };
    return hubPage(bodyOf(await get(addresses.rows, '/rows', query), { ...rows, token }), rows);
  }

  return {
    describe,
    async splits(dataset) {
      const body = bodyOf(await get(addresses.rows, '/splits', { dataset }), { dataset, token });
      return readSplits(body);
    },
    async openRows(rows) {
      const { revision } = await describe(rows.dataset);
      if (rows.revision !== null && rows.revision !== revision) {
        throw changed(rows.dataset, rows.revision, revision);
      }
      const first = await page(rows, 0);
      const records = readPages(first, {
        next: (offset) => page(rows, offset),
        async finish() {
          const after = await describe(rows.dataset);
          if (after.revision !== revision) throw changed(rows.dataset, revision, after.revision);
        },
      });
      return { records, total: first.total, revision };
    },
  };
}

/** Asks for one page after another; what was read is not kept. */
async function* readPages(
  first: HubPage,
  { next, finish }: { next: (offset: number) => Promise<HubPage>; finish: () => Promise<void> },
): AsyncGenerator<ReadRecord> {
  let page = first;
  let offset = 0;
  while (offset < first.total) {
    if (page.records.length === 0 || page.total !== first.total) {
      throw new HubError(
        'changed',
        `The hub said that there are ${first.total} rows and now gives ${page.records.length === 0 ? `none from ${offset} on` : `${page.total}`}: import the set again.`,
      );
    }
    for (const record of page.records) {
      offset += 1;
      yield { place: offset, file: null, record };
    }
    if (offset < first.total) page = await next(offset);
  }
  await finish();
}

function bodyOf(
  { status, body }: HubReply,
  asked: Partial<HubRows> & { dataset: string; token: string | null },
): unknown {
  if (status === 200 && body !== undefined) return body;
  if (status === 401 || status === 403 || status === 404) throw notFound(asked);
  const said = saidError(body);
  throw new HubError(
    'unreadable',
    `The hub refuses "${asked.dataset.slice(0, 120)}" with status ${status}${said === '' ? '' : `: ${said}`}.`,
  );
}

/** Somebody else's words, kept short. */
function saidError(body: unknown): string {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : '';
  return typeof error === 'string' ? error.replaceAll(/\s+/g, ' ').slice(0, 200) : '';
}

function notFound({
  dataset,
  config,
  split,
  token,
}: Partial<HubRows> & { dataset: string; token: string | null }): HubError {
  const part = config === undefined ? '' : ` (config "${config}", split "${split ?? ''}")`;
  const gated =
    token === null
      ? 'to read a gated one accept its terms on the hub and give a token'
      : 'for a gated one the account of the token must have accepted its terms';
  return new HubError(
    'not-found',
    `The data set "${dataset.slice(0, 120)}"${part} does not exist, or it is gated or private, which the hub does not tell apart: check the spelling; ${gated}.`,
  );
}

function changed(dataset: string, expected: string, found: string): HubError {
  return new HubError(
    'changed',
    `The data set "${dataset}" is at revision ${found.slice(0, 40)}, not ${expected.slice(0, 40)}: rows of two revisions do not go together, so import it again.`,
  );
}

function readDataset(dataset: string, body: unknown): HubDataset {
  const { sha, gated, cardData } = asRecord(body);
  if (typeof sha !== 'string' || sha === '') {
    throw new HubError(
      'unreadable',
      `The hub names no revision of "${dataset}", so no import could be told from another.`,
    );
  }
  const { license } = asRecord(cardData);
  const licences = (Array.isArray(license) ? license : [license]).filter(
    (one: unknown) => typeof one === 'string',
  );
  return {
    dataset,
    revision: sha,
    licence: licences.length === 0 ? null : licences.join(', ').slice(0, 200),
    isGated: gated === true || typeof gated === 'string',
  };
}

function readSplits(body: unknown): { config: string; split: string }[] {
  const { splits } = asRecord(body);
  return (Array.isArray(splits) ? splits : []).flatMap((one: unknown) => {
    const { config, split } = asRecord(one);
    return typeof config === 'string' && typeof split === 'string' ? [{ config, split }] : [];
  });
}

function asRecord(value: unknown): Record<string, unknown> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {};
}
