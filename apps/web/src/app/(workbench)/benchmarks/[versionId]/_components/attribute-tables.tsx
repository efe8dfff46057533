import type { RunDetail } from '@assay/contracts/runs';

import { Panel } from '../../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../../components/ui/empty-state.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { prepareAttributes, type AttributeTableModel } from '../prepare-attributes.ts';

export function AttributeTables({ attributes }: { attributes: RunDetail['attributes'] }) {
  const tables = prepareAttributes(attributes);
  return (
    <Panel
      title="By attribute of the item"
      description="Plain shares of samples, without intervals: small n is shown, not smoothed."
      flush
    >
      {tables.length === 0 ? (
        <EmptyState title="No graded sample yet" />
      ) : (
        <div className="max-h-112 divide-y divide-line overflow-y-auto">
          {tables.map((table) => (
            <AttributeTable key={table.name} table={table} />
          ))}
        </div>
      )}
    </Panel>
  );
}

function AttributeTable({ table }: { table: AttributeTableModel }) {
  return (
    <Table caption={`Accuracy by ${table.name}`} maxHeightClass="">
      <thead>
        <tr>
          <Th className="w-full">{table.name}</Th>
          <Th numeric>n (samples)</Th>
          <Th numeric>Accuracy (%)</Th>
          <Th numeric>Unscorable</Th>
          <Th numeric>Mean tokens</Th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.value}>
            <Th scope="row" className="break-words">
              {row.value}
            </Th>
            <Td numeric>{row.samples}</Td>
            <Td numeric>{row.accuracy}</Td>
            <Td numeric>{row.unscorable}</Td>
            <Td numeric>{row.meanTokens}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
