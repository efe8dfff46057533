import type { ReactElement } from 'react';

import type { ChartTable } from '../prepare/chart-model.ts';

/**
 * The chart's figures for screen readers; nothing of it is visible. A table is as wide as its cells whatever its width
 * says, so the box around it is what hides it.
 */
export function HiddenChartTable({ table }: { table: ChartTable }): ReactElement {
  return (
    <div className="sr-only">
      <table>
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
    </div>
  );
}
