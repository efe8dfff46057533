'use client';

import { useState } from 'react';

import type { Backend } from '@assay/contracts/backends';

import { Allowed } from '../../../../components/access/allowed.tsx';
import { Button } from '../../../../components/ui/button.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { Time } from '../../../../components/ui/time.tsx';
import { dialectName } from '../../../../format/dialect.ts';
import { formatCount } from '../../../../format/numbers.ts';
import { ArchiveBackendDialog } from './archive-backend-dialog.tsx';
import { ConnectionDialog } from './connection-dialog.tsx';

type OpenDialog = { kind: 'test' | 'archive'; backend: Backend } | null;

export function BackendsTable({ backends }: { backends: readonly Backend[] }) {
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const close = () => {
    setDialog(null);
  };
  return (
    <>
      <Table caption="Backends">
        <thead>
          <tr>
            <Th pinned>Name</Th>
            <Th>Address</Th>
            <Th>Dialect</Th>
            <Th>Key</Th>
            <Th numeric>Requests at once</Th>
            <Th numeric>Checkpoints</Th>
            <Th>Added</Th>
            <Allowed role="member">
              <Th align="right">
                <span className="sr-only">Actions</span>
              </Th>
            </Allowed>
          </tr>
        </thead>
        <tbody>
          {backends.map((backend) => (
            <BackendRow key={backend.id} backend={backend} onOpen={setDialog} />
          ))}
        </tbody>
      </Table>
      <ConnectionDialog backend={dialog?.kind === 'test' ? dialog.backend : null} onClose={close} />
      <ArchiveBackendDialog
        backend={dialog?.kind === 'archive' ? dialog.backend : null}
        onClose={close}
      />
    </>
  );
}

interface BackendRowProps {
  backend: Backend;
  onOpen: (dialog: OpenDialog) => void;
}

function BackendRow({ backend, onOpen }: BackendRowProps) {
  return (
    <tr>
      <Th scope="row" pinned className="font-medium">
        {backend.name}
      </Th>
      <Td className="font-mono text-xs">
        {backend.replicaUrls.map((url) => (
          <div key={url} className="max-w-80 truncate" title={url}>
            {url}
          </div>
        ))}
      </Td>
      <Td className="whitespace-nowrap">{dialectName(backend.dialect)}</Td>
      <Td className="text-ink-muted">{backend.hasSecret ? 'stored' : 'none'}</Td>
      <Td numeric>{formatCount(backend.maxConcurrency)}</Td>
      <Td numeric>{formatCount(backend.checkpointCount)}</Td>
      <Td className="text-ink-muted">
        <Time value={backend.createdAt} />
      </Td>
      <Allowed role="member">
        <Td align="right" className="whitespace-nowrap">
          <Button
            variant="ghost"
            size="small"
            aria-label={`Test ${backend.name}`}
            onClick={() => {
              onOpen({ kind: 'test', backend });
            }}
          >
            Test
          </Button>
          <Button
            variant="ghost"
            size="small"
            aria-label={`Archive ${backend.name}`}
            onClick={() => {
              onOpen({ kind: 'archive', backend });
            }}
          >
            Archive
          </Button>
        </Td>
      </Allowed>
    </tr>
  );
}
