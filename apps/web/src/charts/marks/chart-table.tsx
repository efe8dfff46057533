import type { ReactElement } from 'react';

import type { ChartTable } from '../prepare/chart-model.ts';

/** The chart's figures for screen readers; nothing of it is visible. */
export function HiddenChartTable({ table }: { table: ChartTable }): ReactElement {
  return (
    <table className="sr-only">
      <caption>{table.caption}</caption>
      <thead>
        <tr>
          {table.head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([first, ...rest], row) => (
          <tr key={row}>
            <th scope="row">{first}</th>
            {rest.map((text, column) => (
              <td key={column}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
