import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubDataset {
  dataset: string;
  config: string;
  split: string;
  rows: readonly Record<string, unknown>[];
  /** As GET /rows tells them; where absent every column is a plain value. */
  features?: readonly unknown[];
  /** The revision at each time that it is asked for; the last one stays. */
  revisions?: readonly string[];
  /** Who may read it; absent: everyone. */
  gatedFor?: string;
  /** Added to, or instead of, what a page says: { partial: true }. */
  page?: Readonly<Record<string, unknown>>;
  /** The row that lacks these cells' ends. */
  truncated?: { row: number; cells: readonly string[] };
}

/** What happens instead of the next answer; each happens once, in order. */
export type StubFault =
  { status: number; headers?: Readonly<Record<string, string>>; body?: unknown } | 'break';

export interface HubStub {
  /** To be given as the hub's address. */
  address: string;
  requests: { path: string; authorization: string | null }[];
  /** The faults still to come, for paths that begin so. */
  faults: { path: string; fault: StubFault }[];
  close(): Promise<void>;
}

/** The words of the datasets server for both, which it does not tell apart. */
const NOT_ACCESSIBLE = {
  error:
    'The dataset does not exist, or is not accessible without authentication (private or gated). Please check the spelling of the dataset name or retry with authentication.',
};
const MOST_ROWS = 100;

/** A server on the loopback interface that answers as the hub and its datasets server are documented to. */
export async function startHubStub(datasets: readonly StubDataset[]): Promise<HubStub> {
  const stub: Omit<HubStub, 'address' | 'close'> = { requests: [], faults: [] };
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub');
    const authorization = request.headers.authorization ?? null;
    stub.requests.push({ path: url.pathname + url.search, authorization });
    const index = stub.faults.findIndex(({ path }) => url.pathname.startsWith(path));
    const [fault] = index === -1 ? [] : stub.faults.splice(index, 1);
    if (fault !== undefined) sendFault(response, request, fault.fault);
    else send(response, answer(url, { datasets, asked, authorization }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...stub,
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Answer {
  status: number;
  body: unknown;
  headers?: Readonly<Record<string, string>>;
}

interface StubState {
  datasets: readonly StubDataset[];
  /** How often the revision of each was asked for. */
  asked: Map<string, number>;
  authorization: string | null;
}

function answer(url: URL, state: StubState): Answer {
  if (url.pathname.startsWith('/api/datasets/')) {
    const name = decodeURIComponent(url.pathname.slice('/api/datasets/'.length));
    return describe(name, state);
  }
  const name = url.searchParams.get('dataset');
  const sets = state.datasets.filter(({ dataset }) => dataset === name);
  const [first] = sets;
  if (first === undefined || !mayRead(first, state)) return { status: 401, body: NOT_ACCESSIBLE };
  if (url.pathname === '/splits') {
    const splits = sets.map(({ dataset, config, split }) => ({ dataset, config, split }));
    return { status: 200, body: { splits, pending: [], failed: [] } };
  }
  const set = sets.find(
    ({ config, split }) =>
      config === url.searchParams.get('config') && split === url.searchParams.get('split'),
  );
  if (url.pathname !== '/rows' || set === undefined) {
    return { status: 404, body: { error: 'Not found.' } };
  }
  return page(set, Number(url.searchParams.get('offset')), Number(url.searchParams.get('length')));
}

function mayRead({ gatedFor }: StubDataset, { authorization }: StubState): boolean {
  return gatedFor === undefined || authorization === `Bearer ${gatedFor}`;
}

function describe(name: string, { datasets, asked }: StubState): Answer {
  const set = datasets.find(({ dataset }) => dataset === name);
  if (set === undefined) return { status: 401, body: { error: 'Invalid username or password.' } };
  const times = asked.get(name) ?? 0;
  asked.set(name, times + 1);
  const revisions = set.revisions ?? ['0'.repeat(40)];
  const sha = revisions[Math.min(times, revisions.length - 1)];
  const gated = set.gatedFor === undefined ? false : 'auto';
  return { status: 200, body: { id: name, sha, gated, cardData: { license: 'mit' } } };
}

function page(set: StubDataset, offset: number, length: number): Answer {
  if (!(length >= 1 && length <= MOST_ROWS && offset >= 0)) {
    return { status: 422, body: { error: "Parameter 'length' must not be greater than 100" } };
  }
  const rows = set.rows.slice(offset, offset + length).map((row, index) => ({
    row_idx: offset + index,
    row,
    truncated_cells: set.truncated?.row === offset + index ? set.truncated.cells : [],
  }));
  return {
    status: 200,
    body: {
      features: set.features ?? plainFeatures(set.rows[0] ?? {}),
      rows,
      num_rows_total: set.rows.length,
      num_rows_per_page: MOST_ROWS,
      partial: false,
      ...set.page,
    },
  };
}

function plainFeatures(row: Record<string, unknown>) {
  return Object.keys(row).map((name, index) => ({
    feature_idx: index,
    name,
    type: { dtype: 'string', _type: 'Value' },
  }));
}

function sendFault(response: ServerResponse, request: IncomingMessage, fault: StubFault): void {
  if (fault === 'break') request.socket.destroy();
  else send(response, { body: { error: 'Not now.' }, ...fault });
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
