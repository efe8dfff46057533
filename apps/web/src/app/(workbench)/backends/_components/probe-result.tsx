import { CircleCheck } from 'lucide-react';

import type { BackendProbe } from '@assay/contracts/backends';

import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { dialectName } from '../../../../format/dialect.ts';
import { serverText } from '../server-text.ts';
import { Capabilities } from './capabilities.tsx';
import { ServedModels } from './served-models.tsx';

interface ProbeResultProps {
  probe: BackendProbe;
  /** The stored backend, once there is one: its models can then become checkpoints. */
  backendId?: number | undefined;
}

/** What a server said when it was asked who it is. */
export function ProbeResult({ probe, backendId }: ProbeResultProps) {
  if (!probe.reachable) return <ErrorNote>{probe.message}</ErrorNote>;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="flex items-start gap-2 text-sm">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
        <span>
          {probe.message}
          {probe.dialect !== null && (
            <span className="text-ink-muted"> Dialect: {dialectName(probe.dialect)}.</span>
          )}
          {probe.server !== null && (
            <span className="text-ink-muted"> {serverText(probe.server)}</span>
          )}
        </span>
      </p>
      {probe.dialect !== null && <Capabilities dialect={probe.dialect} />}
      {probe.models.length > 0 && <ServedModels models={probe.models} backendId={backendId} />}
    </div>
  );
}
