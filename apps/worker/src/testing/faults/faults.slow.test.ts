import { afterAll, it } from 'vitest';

import { describePartsRows, describeServerRows, printTable } from './fault-table.ts';
import { partsRows } from './parts/parts-rows.ts';
import { canMount } from './parts/small-disk.ts';
import type { PlayedRow } from './play-row.ts';
import { serverRows } from './servers/server-rows.ts';
import { steeringRows } from './steering/steering-rows.ts';

const played: PlayedRow[] = [];
const hasSmallDisk = await canMount();
const needsDisk = ({ database }: { database?: string }) => database === 'own-server-on-small-disk';

describeServerRows([...serverRows, ...steeringRows], played);
describePartsRows(
  partsRows.filter((row) => hasSmallDisk || !needsDisk(row)),
  played,
);
it.skip.each(hasSmallDisk ? [] : partsRows.filter(needsDisk))(
  '$name: no right to mount',
  () => undefined,
);

afterAll(() => {
  printTable(played);
});
