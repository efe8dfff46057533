import { Allowed } from '../../../../components/access/allowed.tsx';
import { ButtonLink } from '../../../../components/ui/button.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { formatCount } from '../../../../format/numbers.ts';
import { newCheckpointPath } from '../../../../url/checkpoint-path.ts';
import type { ServedModelRow } from '../probed.ts';

interface ServedModelsProps {
  models: readonly ServedModelRow[];
  /** The stored backend, once there is one: its models can then become checkpoints. */
  backendId?: number | undefined;
}

export function ServedModels({ models, backendId }: ServedModelsProps) {
  // On a phone the button is worth more than the figure; without one there is room.
  const contextClass = backendId === undefined ? undefined : 'hidden sm:table-cell';
  return (
    <Table caption="Models that the server serves" maxHeightClass="max-h-72">
      <thead>
        <tr>
          <Th>Served model</Th>
          <Th numeric className={contextClass}>
            Context, tokens
          </Th>
          {backendId !== undefined && (
            <Allowed role="member">
              <Th align="right">
                <span className="sr-only">Add checkpoint</span>
              </Th>
            </Allowed>
          )}
        </tr>
      </thead>
      <tbody>
        {models.map(({ id, maxModelTokens, missingOn }) => (
          <tr key={id}>
            <Td>
              <span className="font-mono text-xs wrap-anywhere">{id}</span>
              {missingOn.length > 0 && (
                <span className="block text-xs text-danger">Not on {missingOn.join(', ')}</span>
              )}
            </Td>
            <Td
              numeric
              className={contextClass}
              title={maxModelTokens === null ? 'The server does not say.' : undefined}
            >
              {formatCount(maxModelTokens)}
            </Td>
            {backendId !== undefined && (
              <Allowed role="member">
                <Td align="right">
                  <ButtonLink
                    size="small"
                    className="-my-1"
                    href={newCheckpointPath(backendId, id)}
                    aria-label={`Add checkpoint for ${id}`}
                  >
                    Add checkpoint
                  </ButtonLink>
                </Td>
              </Allowed>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
