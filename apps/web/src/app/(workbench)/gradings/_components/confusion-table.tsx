'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';

import type { AgreementOfGradingInput } from '@assay/contracts/grading-agreement';

import { OutcomeBadge } from '../../../../components/ui/badge.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { prepareConfusion, type ConfusionModel } from '../../../../gradings/prepare-confusion.ts';
import { useTRPC } from '../../../../trpc/client.tsx';

interface ConfusionTableProps {
  gradingId: number;
  other: AgreementOfGradingInput['with'];
  /** Over the columns: "people", "grading 12". */
  name: string;
}

/** Nothing where nothing is compared: the line above says so. */
export function ConfusionTable({ gradingId, other, name }: ConfusionTableProps) {
  const trpc = useTRPC();
  const agreement = useQuery(trpc.gradings.agreement.queryOptions({ gradingId, with: other }));
  const model = agreement.data && prepareConfusion(agreement.data);
  if (!model) return null;
  return (
    <div className="rounded-lg border border-line">
      <Table caption={`Samples by what grading ${gradingId} and ${name} say`}>
        <thead>
          <tr>
            <Th aria-label={`Grading ${gradingId}; ${name} in the columns`}>
              {gradingId} ↓ {name} →
            </Th>
            {model.columnTotals.map(({ outcome }) => (
              <Th key={outcome} numeric>
                <OutcomeBadge outcome={outcome} compact className="md:hidden" />
                <OutcomeBadge outcome={outcome} className="max-md:hidden" />
              </Th>
            ))}
            <Th numeric>All</Th>
          </tr>
        </thead>
        <ConfusionRows model={model} />
      </Table>
    </div>
  );
}

function ConfusionRows({ model }: { model: ConfusionModel }) {
  return (
    <tbody>
      {model.rows.map(({ outcome, cells, total }) => (
        <tr key={outcome}>
          <Th scope="row">
            <OutcomeBadge outcome={outcome} className="align-middle" />
          </Th>
          {cells.map((cell) => (
            <Td
              key={cell.outcome}
              numeric
              className={clsx(
                cell.kind === 'none' && 'text-ink-faint',
                cell.kind === 'same' && 'text-ink-muted',
                cell.kind === 'other' && 'font-semibold',
              )}
            >
              {cell.text}
            </Td>
          ))}
          <Td numeric className="text-ink-muted">
            {total}
          </Td>
        </tr>
      ))}
      <tr>
        <Th scope="row" className="text-ink-muted">
          All
        </Th>
        {model.columnTotals.map(({ outcome, text }) => (
          <Td key={outcome} numeric className="text-ink-muted">
            {text}
          </Td>
        ))}
        <Td numeric className="text-ink-muted">
          {model.total}
        </Td>
      </tr>
    </tbody>
  );
}
