import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import superjson from 'superjson';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor } from '../actor.ts';
import { appRouter } from '../root.ts';
import { createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';

let fixture: ApiFixture;
let run: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  run = await insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    itemCount: 1,
    repeats: 1,
    samples: [{ item: 0, repeat: 0 }],
  });
  await fixture.services.prisma.run.updateMany({ data: { status: 'completed' } });
});

afterAll(() => fixture.close());

/** Follows the sweep over HTTP, as a browser does, to the end of the stream. */
async function follow(actor: Actor): Promise<string> {
  const url = new URL('http://web.test/api/trpc/sweeps.progress');
  url.searchParams.set('input', JSON.stringify(superjson.serialize({ id: run.sweepId })));
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request(url, { headers: { accept: 'text/event-stream' } }),
    router: appRouter,
    createContext: () => ({ services: fixture.services, actor }),
  });
  return response.text();
}

test('progress is a stream of events with ids that ends with the sweep', async () => {
  const stream = await follow(fixture.home.actors.viewer);
  expect(stream).toContain('"status":"completed"');
  expect(stream).toMatch(/^id: \d{13}$/m);
  expect(stream).toContain('event: return');
});

test("the progress of another workspace's sweep is not found, in one sentence", async () => {
  const stream = await follow(fixture.other.actors.viewer);
  expect(stream).toContain(`There is no sweep ${run.sweepId} in this workspace.`);
  expect(stream).toContain('"code":"NOT_FOUND"');
  expect(stream).not.toMatch(/stack|"status":/);
});
