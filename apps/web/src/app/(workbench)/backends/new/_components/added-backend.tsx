import type { BackendProbe } from '@assay/contracts/backends';

import { ServedModels } from '../../_components/served-models.tsx';
import { ButtonLink } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { newCheckpointPath } from '../../../../../url/checkpoint-path.ts';

export interface Added {
  id: number;
  name: string;
  /** What the server said before; null when it was added without a test. */
  probe: BackendProbe | null;
}

export function AddedBackend({ added }: { added: Added }) {
  const models = added.probe?.models ?? [];
  return (
    <Panel
      title={`${added.name} is added`}
      actions={
        <>
          <ButtonLink href="/backends">All backends</ButtonLink>
          <ButtonLink variant="primary" href={newCheckpointPath(added.id)}>
            Add checkpoint
          </ButtonLink>
        </>
      }
    >
      <p role="status" className="mb-3 text-sm text-ink-muted">
        A checkpoint says which of its models a sweep asks, and where in training that model stands.
      </p>
      {models.length > 0 && <ServedModels models={models} backendId={added.id} />}
    </Panel>
  );
}
