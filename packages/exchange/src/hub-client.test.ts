import { afterEach, describe, expect, it } from 'vitest';

import { createHubClient, hubAddresses, type HubRows } from './hub-client.ts';
import { HubError } from './hub-error.ts';
import { openRecords } from './open-records.ts';
import { startHubStub, type HubStub, type StubDataset } from './testing/hub-stub.ts';

const TOKEN = 'hf_secretsecret';
const ROWS = Array.from({ length: 250 }, (_, index) => ({ question: `Q${index}`, answer: index }));
const SET: StubDataset = { dataset: 'owner/name', config: 'main', split: 'test', rows: ROWS };
const WANTED: HubRows = {
  dataset: 'owner/name',
  config: 'main',
  split: 'test',
  revision: null,
  labelNames: false,
};

const stubs: HubStub[] = [];

afterEach(async () => {
  await Promise.all(stubs.splice(0).map((stub) => stub.close()));
});

async function open(sets: readonly StubDataset[], token: string | null = null) {
  const stub = await startHubStub(sets);
  stubs.push(stub);
  const waits: number[] = [];
  const client = createHubClient({
    addresses: hubAddresses(stub.address),
    token,
    sleep: (durationMs) => {
      waits.push(durationMs);
      return Promise.resolve();
    },
    nowMs: () => Date.UTC(2026, 0, 1),
  });
  const read = async (wanted: Partial<HubRows> = {}) => {
    const opened = await openRecords({ kind: 'hub', client, ...WANTED, ...wanted });
    const records: unknown[] = [];
    for await (const one of opened.records) records.push('record' in one ? one.record : one.error);
    return { records, total: opened.total, revision: opened.revision };
  };
  return { stub, client, waits, read };
}

async function refusal(reading: Promise<unknown>): Promise<HubError> {
  const error: unknown = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof HubError) return error;
  throw new Error(`It was not refused: ${String(error)}`);
}

describe('rows of the hub', () => {
  it('are read page by page, each once and in order', async () => {
    const { read, stub } = await open([SET]);
    const { records, total, revision } = await read();
    expect(records).toEqual(ROWS);
    expect(total).toBe(250);
    expect(revision).toBe('0'.repeat(40));
    const pages = stub.requests.filter(({ path }) => path.startsWith('/rows'));
    expect(pages.map(({ path }) => path)).toEqual(
      [0, 100, 200].map(
        (offset) => `/rows?dataset=owner%2Fname&config=main&split=test&offset=${offset}&length=100`,
      ),
    );
  });

  it('are none where the split is empty', async () => {
    const { read } = await open([{ ...SET, rows: [] }]);
    expect((await read()).records).toEqual([]);
  });

  it('get the names of their labels where the mapping asks for them', async () => {
    const label = { _type: 'ClassLabel', names: ['no', 'yes'] };
    const features = [
      { feature_idx: 0, name: 'label', type: label },
      { feature_idx: 1, name: 'all', type: { _type: 'Sequence', feature: label } },
    ];
    const rows = [
      { label: 1, all: [0, 1], other: 1 },
      { label: -1, all: [], other: 0 },
    ];
    const { read } = await open([{ ...SET, rows, features }]);
    expect((await read({ labelNames: true })).records).toEqual([
      { label: 'yes', all: ['no', 'yes'], other: 1 },
      { label: null, all: [], other: 0 },
    ]);
    expect((await read()).records).toEqual(rows);
  });

  it('come with configs and splits to choose from', async () => {
    const { client } = await open([SET, { ...SET, split: 'train' }]);
    expect(await client.splits('owner/name')).toEqual([
      { config: 'main', split: 'test' },
      { config: 'main', split: 'train' },
    ]);
    expect(await client.describe('owner/name')).toEqual({
      dataset: 'owner/name',
      revision: '0'.repeat(40),
      licence: 'mit',
      isGated: false,
    });
  });
});

describe('a hub that is busy', () => {
  it('is asked again after as long as it says, then after one second, two and four', async () => {
    const { read, stub, waits } = await open([SET]);
    stub.faults.push(
      { path: '/rows', fault: { status: 429, headers: { 'retry-after': '7' } } },
      { path: '/rows', fault: { status: 500 } },
      { path: '/rows', fault: 'break' },
    );
    expect((await read()).records).toHaveLength(250);
    expect(waits).toEqual([7_000, 2_000, 4_000]);
  });

  it('is asked at most four times', async () => {
    const { read, stub, waits } = await open([SET]);
    for (let times = 0; times < 4; times += 1) {
      stub.faults.push({ path: '/rows', fault: { status: 503 } });
    }
    const { code, message } = await refusal(read());
    expect(code).toBe('unavailable');
    expect(message).toMatch(/does not answer \(status 503\) after 4 tries: try again later/);
    expect(waits).toEqual([1_000, 2_000, 4_000]);
  });

  it('reads a date in Retry-After, and waits for no longer than two minutes', async () => {
    const { read, stub, waits } = await open([SET]);
    const date = new Date(Date.UTC(2026, 0, 1, 0, 0, 30)).toUTCString();
    stub.faults.push({ path: '/rows', fault: { status: 429, headers: { 'retry-after': date } } });
    await read();
    expect(waits).toEqual([30_000]);
    stub.faults.push({ path: '/rows', fault: { status: 429, headers: { 'retry-after': '3600' } } });
    const { message } = await refusal(read());
    expect(message).toContain('for 60 minutes');
    expect(waits).toEqual([30_000]);
  });
});

describe('a set that cannot be read whole', () => {
  it('is refused when its revision changes on the way', async () => {
    const { read } = await open([{ ...SET, revisions: ['aaaa', 'bbbb'] }]);
    const { code, message } = await refusal(read());
    expect(code).toBe('changed');
    expect(message).toContain('at revision bbbb, not aaaa');
  });

  it('is refused before any row where it has another revision than asked for', async () => {
    const { read, stub } = await open([SET]);
    expect((await refusal(read({ revision: 'ffff' }))).code).toBe('changed');
    expect(stub.requests.filter(({ path }) => path.startsWith('/rows'))).toEqual([]);
  });

  it('is refused by name where the hub holds a part, or cut cells off', async () => {
    const partial = await open([{ ...SET, page: { partial: true } }]);
    expect((await refusal(partial.read())).message).toContain('"partial": true');
    const truncated = { row: 120, cells: ['question'] };
    const cut = await open([{ ...SET, truncated }]);
    expect((await refusal(cut.read())).message).toContain('cells of row 120');
  });

  it('is refused where pages end too soon or have not the documented form', async () => {
    const short = await open([{ ...SET, page: { num_rows_total: 300 } }]);
    expect((await refusal(short.read())).code).toBe('changed');
    const strange = await open([{ ...SET, page: { rows: 'none' } }]);
    expect((await refusal(strange.read())).code).toBe('unreadable');
    const nameless = await open([{ ...SET, revisions: [''] }]);
    expect((await refusal(nameless.read())).code).toBe('unreadable');
  });
});

describe('a set that is gated or not there', () => {
  it('gets a sentence that says both', async () => {
    const { read } = await open([{ ...SET, gatedFor: TOKEN }]);
    for (const wanted of [{}, { dataset: 'no/such' }]) {
      const { code, message } = await refusal(read(wanted));
      expect(code).toBe('not-found');
      expect(message).toContain('does not exist, or it is gated or private');
      expect(message).toContain('give a token');
    }
  });

  it('is read with the token, which no message repeats', async () => {
    const { read } = await open([{ ...SET, gatedFor: TOKEN }], TOKEN);
    expect((await read()).records).toHaveLength(250);
    const other = await open([{ ...SET, gatedFor: 'hf_other' }], TOKEN);
    const { message } = await refusal(other.read());
    expect(message).toContain('must have accepted its terms');
    expect(message).not.toContain(TOKEN);
  });

  it('names the config and split that are missing', async () => {
    const { read } = await open([SET]);
    const { message } = await refusal(read({ split: 'validation' }));
    expect(message).toContain('config "main", split "validation"');
  });
});

describe('the token', () => {
  it('goes along to the hub, and not to another host that it redirects to', async () => {
    const elsewhere = await startHubStub([SET]);
    stubs.push(elsewhere);
    const { read, stub } = await open([SET], TOKEN);
    const query = 'dataset=owner%2Fname&config=main&split=test&offset=0&length=100';
    const location = `${elsewhere.address}/rows?${query}`;
    stub.faults.push({ path: '/rows', fault: { status: 302, headers: { location } } });
    expect((await read()).records).toHaveLength(250);
    expect(stub.requests.map(({ authorization }) => authorization)).toEqual(
      stub.requests.map(() => `Bearer ${TOKEN}`),
    );
    expect(elsewhere.requests.map(({ authorization }) => authorization)).toEqual([null]);
  });

  it('is not sent in circles', async () => {
    const { read, stub } = await open([SET], TOKEN);
    for (let times = 0; times < 10; times += 1) {
      stub.faults.push({
        path: '/rows',
        fault: { status: 307, headers: { location: '/rows?x=1' } },
      });
    }
    expect((await refusal(read())).message).toContain('redirects /rows without an end');
  });
});
