import type { Archived } from '@assay/contracts/archived';

import { counted } from '../../format/counted.ts';
import { Allowed } from '../access/allowed.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Table, Td, Th } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

interface ArchivedPanelProps {
  noun: 'backend' | 'checkpoint';
  archived: readonly Archived[];
  onRestore: (id: number) => void;
  /** What is being restored; null: nothing. */
  restoringId: number | null;
  error: string | undefined;
}

/** What has left the lists and can come back, closed until somebody looks for it; nothing when there is none. */
export function ArchivedPanel({
  noun,
  archived,
  onRestore,
  restoringId,
  error,
}: ArchivedPanelProps) {
  if (archived.length === 0) return null;
  return (
    <Panel flush>
      <details>
        <summary className="cursor-pointer px-4 py-2.5 text-sm text-ink-muted">
          {counted(archived.length, `archived ${noun}`)}
        </summary>
        {error !== undefined && <ErrorNote className="mx-4 mb-3">{error}</ErrorNote>}
        <div className="border-t border-line">
          <Table caption={`Archived ${noun}s`}>
            <thead>
              <tr>
                <Th>Name</Th>
                <Th>Archived</Th>
                <Th>
                  <span className="sr-only">Restore</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {archived.map(({ id, name, archivedAt }) => (
                <tr key={id}>
                  <Th scope="row" className="max-w-80 wrap-anywhere">
                    {name}
                  </Th>
                  <Td className="text-ink-muted">
                    <Time value={archivedAt} />
                  </Td>
                  <Td align="right">
                    <Allowed role="member">
                      <Button
                        size="small"
                        aria-label={`Restore ${name}`}
                        pending={restoringId === id}
                        onClick={() => {
                          onRestore(id);
                        }}
                      >
                        Restore
                      </Button>
                    </Allowed>
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      </details>
    </Panel>
  );
}
