import { CircleCheck, CircleX } from 'lucide-react';

import type { ReplicaProbe } from '@assay/contracts/backends';
import { dialectName } from '@assay/contracts/dialect-name';

import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { dialectDisagreement } from '../probed.ts';
import { serverText } from '../server-text.ts';

/** What each replica said when it was asked who it is. */
export function ReplicaProbes({ probes }: { probes: readonly ReplicaProbe[] }) {
  const disagreement = dialectDisagreement(probes);
  return (
    <div className="flex flex-col gap-2">
      <div role="status">
        <ul className="flex flex-col gap-2">
          {probes.map((probe) => (
            <Probe key={probe.url} probe={probe} />
          ))}
        </ul>
      </div>
      {disagreement !== null && <ErrorNote>{disagreement}</ErrorNote>}
    </div>
  );
}

function Probe({ probe }: { probe: ReplicaProbe }) {
  const { url, reachable, dialect, server, message } = probe;
  const Icon = reachable ? CircleCheck : CircleX;
  return (
    <li className="flex items-start gap-2 text-sm">
      <Icon
        aria-hidden
        className={`mt-0.5 size-4 shrink-0 ${reachable ? 'text-accent' : 'text-danger'}`}
      />
      <div className="min-w-0">
        <p className="font-mono text-xs leading-5 wrap-anywhere">{url}</p>
        <p className="wrap-anywhere">
          {message}
          {dialect !== null && (
            <span className="text-ink-muted"> Dialect: {dialectName(dialect)}.</span>
          )}
          {server !== null && <span className="text-ink-muted"> {serverText(server)}</span>}
        </p>
      </div>
    </li>
  );
}
