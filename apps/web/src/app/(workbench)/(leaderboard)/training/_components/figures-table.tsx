import Link from 'next/link';

import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { MISSING } from '../../../../../format/numbers.ts';
import type { FigureRow } from '../prepare-training.ts';

/** What the charts show, with the links to the runs for the keyboard. */
export function FiguresTable({ rows }: { rows: readonly FigureRow[] }) {
  return (
    <Table caption="Figures over training steps">
      <thead>
        <tr>
          <Th>Checkpoint</Th>
          <Th>Training run</Th>
          <Th numeric>Step</Th>
          <Th numeric>Accuracy (%)</Th>
          <Th numeric>95 % interval</Th>
          <Th>n</Th>
          <Th numeric>Tokens (mean)</Th>
          <Th>Note</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FigureLine key={row.key} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function FigureLine({ row: { trainingRun, step, name, cell } }: { row: FigureRow }) {
  const measured = cell.kind === 'measured' ? cell : null;
  const notes = [cell.kind === 'missing' ? cell.reason : cell.graderNote, cell.note];
  return (
    <tr>
      <Th scope="row" className="min-w-52 break-words">
        {cell.href === null ? (
          name
        ) : (
          <Link href={cell.href} prefetch={false} className="text-accent hover:underline">
            {name}
          </Link>
        )}
      </Th>
      <Td className="min-w-40 break-words">{trainingRun}</Td>
      <Td numeric>{step}</Td>
      <Td numeric>{measured?.estimate ?? MISSING}</Td>
      <Td numeric>{measured?.bounds ?? MISSING}</Td>
      <Td className="whitespace-nowrap">{measured?.interval.sampleSize ?? MISSING}</Td>
      <Td numeric>{measured?.tokens ?? MISSING}</Td>
      <Td className="text-xs text-notice">{notes.filter((note) => note !== null).join('; ')}</Td>
    </tr>
  );
}
