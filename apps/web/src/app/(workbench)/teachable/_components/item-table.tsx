import { clsx } from 'clsx';

import type { ShownTeachableItem } from '@assay/contracts/teachable';

import { IntervalBar } from '../../../../charts/marks/interval-bar.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { MISSING } from '../../../../format/numbers.ts';
import {
  prepareTeachableRow,
  type ShareModel,
  type TeachableRowModel,
} from '../prepare-teachable.ts';

export function ItemTable({ items }: { items: readonly ShownTeachableItem[] }) {
  return (
    <Table caption="Items with their agreement" maxHeightClass="max-h-[70dvh]">
      <thead>
        <tr>
          <Th pinned>Item</Th>
          <Th>Proxy answer</Th>
          <Th numeric>Votes</Th>
          <Th numeric>Margin (%)</Th>
          <Th numeric>Weak agreement (%)</Th>
          <Th className="min-w-40">
            <span className="flex justify-between font-normal">
              <span>0</span>
              <span>100</span>
            </span>
          </Th>
          <Th numeric>Strong (%)</Th>
          <Th numeric>Gap (points)</Th>
          <Th>Kept or why not</Th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ItemRow key={item.item} row={prepareTeachableRow(item)} />
        ))}
      </tbody>
    </Table>
  );
}

function ItemRow({ row }: { row: TeachableRowModel }) {
  return (
    <tr className="hover:bg-hover">
      <Th
        scope="row"
        pinned
        className="max-w-40 min-w-24 font-mono text-xs break-words md:max-w-64"
      >
        {row.item}
      </Th>
      <Td className="max-w-72 min-w-36 font-mono text-xs break-words">
        <ProxyAnswer row={row} />
      </Td>
      <Td numeric className="text-ink-muted">
        {row.votes}
      </Td>
      <Td numeric className="text-ink-muted">
        {row.margin}
      </Td>
      <ShareCell share={row.agreement} isMain />
      <Td>
        <IntervalBar cell={row.agreement.bar} />
      </Td>
      <ShareCell share={row.strong} />
      <ShareCell share={row.gap} />
      <Td className={clsx('whitespace-nowrap', !row.isKept && 'text-ink-faint')}>{row.reason}</Td>
    </tr>
  );
}

function ProxyAnswer({ row }: { row: TeachableRowModel }) {
  if (row.proxy === null) return <span className="font-sans text-ink-faint">none</span>;
  if (!row.isShared) return <span className="font-sans text-ink-faint">{row.proxy}</span>;
  return <span className="line-clamp-3">{row.proxy}</span>;
}

function ShareCell({ share, isMain = false }: { share: ShareModel; isMain?: boolean }) {
  return (
    <Td numeric title={share.bar.description}>
      <span className={clsx(isMain && 'font-medium')}>{share.value}</span>
      <span className="block text-xs text-ink-faint">
        {share.bounds ?? (share.value === MISSING ? '' : 'no interval')}
      </span>
    </Td>
  );
}
