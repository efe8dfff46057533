import type { ServedModel } from '@assay/contracts/backends';

import { ButtonLink } from '../../../../components/ui/button.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { formatCount } from '../../../../format/numbers.ts';
import { newCheckpointPath } from '../../../../url/checkpoint-path.ts';

interface ServedModelsProps {
  models: readonly ServedModel[];
  backendId?: number | undefined;
}

export function ServedModels({ models, backendId }: ServedModelsProps) {
  // On a phone the button is worth more than the figure; without one there is room.
  const contextClass = backendId === undefined ? undefined : 'hidden sm:table-cell';
  return (
    <div className="rounded-md border border-line">
      <Table caption="Models that the server serves" maxHeightClass="max-h-72">
        <thead>
          <tr>
            <Th>Served model</Th>
            <Th numeric className={contextClass}>
              Context, tokens
            </Th>
            {backendId !== undefined && (
              <Th align="right">
                <span className="sr-only">Add checkpoint</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {models.map(({ id, maxModelTokens }) => (
            <tr key={id}>
              <Td className="font-mono text-xs wrap-anywhere">{id}</Td>
              <Td
                numeric
                className={contextClass}
                title={maxModelTokens === null ? 'The server does not say.' : undefined}
              >
                {formatCount(maxModelTokens)}
              </Td>
              {backendId !== undefined && (
                <Td align="right">
                  <ButtonLink
                    size="small"
                    href={newCheckpointPath(backendId, id)}
                    aria-label={`Add checkpoint for ${id}`}
                  >
                    Add checkpoint
                  </ButtonLink>
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
