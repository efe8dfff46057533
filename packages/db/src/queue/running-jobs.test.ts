import { expect, it } from 'vitest';

import { silentLog } from '../testing/silent-log.ts';
import { trackRunningJobs } from './running-jobs.ts';

function track() {
  const pauses: number[] = [];
  const jobs = trackRunningJobs({
    log: silentLog,
    giveBack: () => Promise.resolve(),
    pause: (durationMs) => {
      pauses.push(durationMs);
      return Promise.resolve();
    },
  });
  return { jobs, pauses };
}

const refused = () => Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

it('goes on with a job for as long as the database is away', async () => {
  const { jobs, pauses } = track();
  let tries = 0;
  await jobs.run('1', () => {
    tries += 1;
    return tries <= 200 ? Promise.reject(refused()) : Promise.resolve();
  });
  expect(tries).toBe(201);
  expect(pauses.slice(0, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

it('lets a job fail whose error does not pass', async () => {
  const { jobs, pauses } = track();
  await expect(jobs.run('1', () => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong');
  expect(pauses).toHaveLength(5);
});

it('stops a job that waits for the database', async () => {
  const jobs = trackRunningJobs({ log: silentLog, giveBack: () => Promise.resolve() });
  let tries = 0;
  const run = jobs.run('1', () => {
    tries += 1;
    return Promise.reject(refused());
  });
  jobs.close(new Error('The worker is stopping.'));
  await expect(run).rejects.toThrow();
  expect(tries).toBe(1);
});
