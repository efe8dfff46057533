import Link from 'next/link';

import type { Backend } from '@assay/contracts/backends';
import { dialectName } from '@assay/contracts/dialect-name';

import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { Time } from '../../../../components/ui/time.tsx';
import { formatCount } from '../../../../format/numbers.ts';
import { backendPath } from '../../../../url/backend-path.ts';

export function BackendsTable({ backends }: { backends: readonly Backend[] }) {
  return (
    <Table caption="Backends">
      <thead>
        <tr>
          <Th pinned>Name</Th>
          <Th>Replicas</Th>
          <Th>Dialect</Th>
          <Th>Key</Th>
          <Th numeric>Limit per replica</Th>
          <Th numeric>Checkpoints</Th>
          <Th>Added</Th>
        </tr>
      </thead>
      <tbody>
        {backends.map((backend) => (
          <BackendRow key={backend.id} backend={backend} />
        ))}
      </tbody>
    </Table>
  );
}

/** Of a backend of many replicas the list shows the first ones. */
const URLS_SHOWN = 3;

function BackendRow({ backend }: { backend: Backend }) {
  const { replicaUrls } = backend;
  const others = replicaUrls.length - URLS_SHOWN;
  return (
    <tr>
      <Th scope="row" pinned className="max-w-56 min-w-32 font-medium break-words">
        <Link href={backendPath(backend.id)} className="hover:underline">
          {backend.name}
        </Link>
      </Th>
      <Td className="font-mono text-xs">
        {replicaUrls.slice(0, URLS_SHOWN).map((url) => (
          <div key={url} className="max-w-80 truncate" title={url}>
            {url}
          </div>
        ))}
        {others > 0 && <div className="font-sans text-ink-faint">and {others} more</div>}
      </Td>
      <Td className="whitespace-nowrap">{dialectName(backend.dialect)}</Td>
      <Td className="text-ink-muted">{backend.hasSecret ? 'stored' : 'none'}</Td>
      <Td numeric>{formatCount(backend.maxConcurrency)}</Td>
      <Td numeric>{formatCount(backend.checkpointCount)}</Td>
      <Td className="whitespace-nowrap text-ink-muted">
        <Time value={backend.createdAt} />
      </Td>
    </tr>
  );
}
