import { afterAll } from 'vitest';

import { describePartsRows, describeServerRows, printTable } from './fault-table.ts';
import { partsRows } from './parts/parts-rows.ts';
import type { PlayedRow } from './play-row.ts';
import { serverRows } from './servers/server-rows.ts';
import { steeringRows } from './steering/steering-rows.ts';

const isQuick = (row: { isQuick?: boolean }) => row.isQuick ?? false;
const played: PlayedRow[] = [];

describeServerRows([...serverRows, ...steeringRows].filter(isQuick), played);
describePartsRows(partsRows.filter(isQuick), played);

afterAll(() => {
  printTable(played);
});
